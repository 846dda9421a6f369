// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.io.IOException;
import java.util.Optional;
import org.mailsender.impl.store.Reason;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.StoredMail;

/** Takes mails from the queue for one run, and reads them. Confined to the run's thread. */
final class MailTaker {

    private final Dispatcher dispatcher;
    private final DeliveryContext context;
    private boolean troubled;

    MailTaker(Dispatcher dispatcher, DeliveryContext context) {
        this.dispatcher = dispatcher;
        this.context = context;
    }

    /** Whether trouble of our own was met, so that the run is to end. */
    boolean isTroubled() {
        return troubled;
    }

    /** The next mail that can be read; one that is gone or damaged does not hold up the others. */
    Optional<StoredMail> take() {
        while (!troubled) {
            Optional<QueueEntry> entry = dispatcher.take();
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            Optional<StoredMail> mail = read(entry.get());
            if (mail.isPresent()) {
                return mail;
            }
        }
        return Optional.empty();
    }

    private Optional<StoredMail> read(QueueEntry entry) {
        boolean known = false;
        try {
            Optional<StoredMail> mail = context.read(entry);
            if (mail.isPresent()) {
                context.requireRoomFor(mail.get());
                context.works();
            } else {
                dispatcher.finish(entry);
            }
            known = true;
            return mail;
        } catch (IOException e) {
            meet(Reason.of(e));
            return Optional.empty();
        } finally {
            if (!known) {
                dispatcher.putBack(entry);
            }
        }
    }

    /** Trouble of our own was met: no mail is to blame, and all of them wait until it has passed. */
    void meet(String sentence) {
        troubled = true;
        dispatcher.rest();
        context.trouble(sentence);
    }
}
