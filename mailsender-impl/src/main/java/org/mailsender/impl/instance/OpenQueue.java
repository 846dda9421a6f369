// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.mailsender.impl.delivery.Delivery;
import org.mailsender.impl.delivery.DeliveryServices;
import org.mailsender.impl.intake.Destination;
import org.mailsender.impl.outcome.KeptTransactions;
import org.mailsender.impl.outcome.OutcomePublisher;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.threads.Time;
import org.mailsender.store.Census;
import org.mailsender.store.HeldQueue;
import org.mailsender.store.MailStore;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.Sharing;

/**
 * An open store with its delivery at work. Thread-safe.
 *
 * @param store the mails
 * @param delivery sends them
 * @param waiting those that wait, whichever node sends them
 * @param transactions what became of earlier ones
 */
record OpenQueue(MailStore store, Delivery delivery, WaitingMails waiting, KeptTransactions transactions)
        implements Destination {

    /** Begins to deliver what an open store holds; closes it if that cannot be. */
    static OpenQueue of(
            MailStore store, Supplier<Settings> settings, OutcomePublisher outcomes, DeliveryServices services)
            throws IOException {
        try {
            Delivery delivery = new Delivery(settings, store, outcomes, services);
            KeptTransactions transactions =
                    KeptTransactions.open(outcomes.history(), store.transactions(), services.later());
            delivery.start();
            return new OpenQueue(store, delivery, waiting(store, delivery, services.time()), transactions);
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static WaitingMails waiting(MailStore store, Delivery delivery, Time time) {
        return store.sharing()
                .<WaitingMails>map(sharing -> new SharedMails(sharing, time))
                .orElseGet(() -> new OwnMails(delivery));
    }

    /** What is to be known of a queue that other nodes share; empty if it is this process's alone. */
    Optional<Census> census() {
        return store.sharing().map(Sharing::census);
    }

    /** Why its mails are not durable beyond this node although nodes share it, "" otherwise. */
    String trouble() {
        return census().map(Census::trouble).orElse("");
    }

    int size() {
        return census().map(Census::queued).orElseGet(delivery::size);
    }

    Optional<QueueEntry> oldest() {
        return store.sharing().isPresent() ? census().flatMap(Census::oldest) : delivery.first();
    }

    int failed() throws IOException {
        Optional<Census> shared = census();
        return shared.isPresent()
                ? shared.get().failed()
                : store.failed().entries().size();
    }

    /** Why it rests as a whole, as the one that sends knows it. */
    Optional<HeldQueue> hold() {
        return store.sharing()
                .filter(shared -> !shared.reigns())
                .map(shared -> shared.census().hold())
                .orElseGet(delivery::held);
    }

    @Override
    public void expect() {
        delivery.expect();
    }

    @Override
    public void stored(QueueEntry entry, Executor senders) {
        delivery.add(entry, senders);
    }

    void close() throws IOException {
        delivery.stop();
        transactions.close();
        store.close();
    }
}
