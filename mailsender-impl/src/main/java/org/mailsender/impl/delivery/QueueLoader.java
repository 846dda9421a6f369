// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.io.IOException;
import java.time.Duration;
import org.mailsender.impl.settings.RetrySettings;
import org.mailsender.impl.threads.Moment;
import org.mailsender.impl.threads.Time;
import org.mailsender.store.MailStore;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.WaitingMail;

/** Takes into the schedule what waits in the store. Thread-safe. */
final class QueueLoader {

    private final MailStore store;
    private final DeliveryContext context;
    private final Dispatcher dispatcher;

    QueueLoader(MailStore store, DeliveryContext context, Dispatcher dispatcher) {
        this.store = store;
        this.context = context;
        this.dispatcher = dispatcher;
    }

    /**
     * Adds what the schedule does not have. What has ended, and only the store does not know it yet, is not sent again.
     *
     * @throws IOException if the store gives trouble
     */
    void load() throws IOException {
        for (WaitingMail mail : store.waiting()) {
            QueueEntry entry = mail.entry();
            if (!context.settlement().isUnwritten(entry)
                    && dispatcher.ask(schedule -> schedule.find(entry.id())).isEmpty()) {
                context.ages().taken(entry);
                dispatcher.add(entry, whenDue(mail));
            }
        }
    }

    /** Not later than a mail could have to wait by the configuration, because the clock may have been set meanwhile. */
    private Moment whenDue(WaitingMail mail) {
        Time time = context.services().time();
        RetrySettings retry = context.settings().delivery().retry();
        Duration wait = Duration.between(time.wall(), mail.due());
        Duration longest = RetryPolicy.delay(retry, Integer.MAX_VALUE, 1);
        return time.now().plus(wait.compareTo(longest) > 0 ? longest : wait);
    }
}
