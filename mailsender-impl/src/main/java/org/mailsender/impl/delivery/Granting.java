// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.io.IOException;
import java.time.Duration;
import org.mailsender.impl.store.Reason;
import org.mailsender.impl.threads.Moment;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.Sharing;
import org.mailsender.store.Wish;

/** Does what operators at any node wish done with the mails that this node sends. Thread-safe. */
final class Granting {

    private static final Moment LATER = new Moment(Long.MAX_VALUE);

    private final Sharing sharing;
    private final DeliveryContext context;
    private final Dispatcher dispatcher;
    private final Dropping dropping;

    Granting(Sharing sharing, DeliveryContext context, Dispatcher dispatcher, Dropping dropping) {
        this.sharing = sharing;
        this.context = context;
        this.dispatcher = dispatcher;
        this.dropping = dropping;
    }

    /**
     * Does all that is wished. Trouble with one wish keeps no other from being granted, because none is given twice.
     *
     * @throws IOException if the store does not say what is wished
     */
    void grant() throws IOException {
        for (Wish wish : sharing.wishes()) {
            if (wish.kind() == Wish.Kind.RETRY) {
                wish.mail().ifPresent(this::know);
                dispatcher.retry(wish.mail());
            } else if (wish.mail().isPresent()) {
                drop(wish.mail().get());
            } else {
                // Tens of thousands take their time, in which the store may have more to say.
                context.services().later().schedule(this::dropAll, Duration.ZERO);
            }
        }
    }

    /** One that is far from its turn may not have been loaded; true if it was not. */
    private boolean know(QueueEntry entry) {
        boolean isNew = dispatcher.ask(schedule -> schedule.find(entry.id())).isEmpty();
        if (isNew) {
            context.ages().taken(entry);
            dispatcher.add(entry, LATER);
        }
        return isNew;
    }

    private void dropAll() {
        try {
            for (QueueEntry entry : sharing.queued()) {
                if (!sharing.reigns()) {
                    return;
                }
                drop(entry);
            }
        } catch (IOException e) {
            context.trouble("the waiting mails cannot be dropped: " + Reason.of(e));
        }
    }

    private void drop(QueueEntry entry) {
        boolean isNew = know(entry);
        try {
            dropping.drop(entry);
        } catch (IOException e) {
            context.trouble("the mail " + entry.idText() + " cannot be dropped: " + Reason.of(e));
            if (isNew) {
                // It is loaded when its time has come.
                dispatcher.ask(schedule -> schedule.remove(entry));
            }
        }
    }
}
