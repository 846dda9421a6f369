// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.io.IOException;
import java.time.Duration;
import org.mailsender.impl.store.Reason;
import org.mailsender.impl.threads.Moment;
import org.mailsender.impl.threads.Time;
import org.mailsender.store.Handover;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.Sharing;
import org.mailsender.store.StoreListener;
import org.mailsender.store.Wish;

/** Sends the mails of a shared store while it is this node's turn, and tells the outcomes of those that it took. */
final class Reigning implements StoreListener {

    /** For connections to be closed: what goes on after it cannot be ended with a final dot any more. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Moment LATER = new Moment(Long.MAX_VALUE);

    private final Sharing sharing;
    private final DeliveryContext context;
    private final Dispatcher dispatcher;
    private final QueueLoader loader;
    private final OwedOutcomes owed;
    private final Dropping dropping;

    Reigning(
            Sharing sharing,
            DeliveryContext context,
            Dispatcher dispatcher,
            QueueLoader loader,
            OwedOutcomes owed,
            Dropping dropping) {
        this.sharing = sharing;
        this.context = context;
        this.dispatcher = dispatcher;
        this.loader = loader;
        this.owed = owed;
        this.dropping = dropping;
    }

    @Override
    public void reignBegan(Handover before) {
        dispatcher.restore(Succession.of(before, time()));
        dispatcher.start();
        changed();
    }

    @Override
    public Handover reignOver() {
        Handover left = dispatcher.leave(PATIENCE).handover(time());
        context.idle().abortAll();
        return left;
    }

    @Override
    public void changed() {
        attempt(() -> {
            if (sharing.reigns()) {
                loader.load();
                for (Wish wish : sharing.wishes()) {
                    grant(wish);
                }
            }
        });
    }

    private void grant(Wish wish) throws IOException {
        wish.mail().ifPresent(this::know);
        if (wish.kind() == Wish.Kind.RETRY) {
            dispatcher.retry(wish.mail());
        } else if (wish.mail().isPresent()) {
            dropping.drop(wish.mail().get());
        }
    }

    /** One that is far from its turn may not have been loaded. */
    private void know(QueueEntry entry) {
        if (dispatcher.ask(schedule -> schedule.find(entry.id())).isEmpty()) {
            context.ages().taken(entry);
            dispatcher.add(entry, LATER);
        }
    }

    @Override
    public void outcomesOwed() {
        attempt(owed::tell);
    }

    @Override
    public void trouble(String sentence) {
        context.trouble(sentence);
    }

    @Override
    public void works() {
        context.works();
    }

    /** What to do with the store. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    /** The store asks again when it can answer. */
    private void attempt(Work work) {
        try {
            work.run();
        } catch (IOException e) {
            context.trouble(Reason.of(e));
        }
    }

    private Time time() {
        return context.services().time();
    }
}
