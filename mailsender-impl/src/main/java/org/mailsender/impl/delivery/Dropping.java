// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mailsender.impl.threads.Moment;
import org.mailsender.store.Ending;
import org.mailsender.store.MailEnd;
import org.mailsender.store.MailStore;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.StoredMail;
import org.mailsender.store.Telling;

/** Gives up waiting mails that an operator does not want any more. Thread-safe. */
final class Dropping {

    private final MailStore store;
    private final Outcomes outcomes;
    private final DeliveryContext context;
    private final Dispatcher dispatcher;

    Dropping(MailStore store, Outcomes outcomes, DeliveryContext context, Dispatcher dispatcher) {
        this.store = store;
        this.outcomes = outcomes;
        this.context = context;
        this.dispatcher = dispatcher;
    }

    /**
     * Drops one: it becomes Failed and is deleted.
     *
     * @param entry which
     * @return false if it is just being sent, gone, or that of whoever opens the store next
     * @throws IOException if the store gives trouble; it waits as before
     */
    boolean drop(QueueEntry entry) throws IOException {
        Optional<Moment> due = dispatcher.ask(schedule -> schedule.dueOf(entry));
        if (dispatcher.stopped() || !dispatcher.ask(schedule -> schedule.remove(entry))) {
            return false;
        }
        try {
            Optional<StoredMail> mail = context.read(entry);
            if (mail.isPresent()) {
                end(mail.get());
            }
            return true;
        } catch (IOException e) {
            due.ifPresentOrElse(at -> dispatcher.add(entry, at), () -> dispatcher.add(entry));
            throw e;
        }
    }

    private void end(StoredMail mail) throws IOException {
        List<String> recipients = mail.mail().envelope().recipients();
        MailEnd end = MailEnd.of(Ending.DROPPED, mail.state().givenUp(recipients, "an operator dropped the mail"));
        if (store.end(mail.entry(), end) == Telling.HERE) {
            outcomes.ended(mail, end);
            context.settlement().release(mail.entry(), Ending.DROPPED);
        }
    }
}
