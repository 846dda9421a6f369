// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.io.IOException;
import java.util.function.Supplier;
import org.mailsender.impl.delivery.Delivery;
import org.mailsender.impl.delivery.DeliveryServices;
import org.mailsender.impl.intake.Destination;
import org.mailsender.impl.outcome.KeptTransactions;
import org.mailsender.impl.outcome.OutcomePublisher;
import org.mailsender.impl.settings.Settings;
import org.mailsender.store.MailStore;
import org.mailsender.store.QueueEntry;

/**
 * An open store with its delivery at work. Thread-safe.
 *
 * @param store the mails
 * @param delivery sends them
 * @param transactions what became of earlier ones
 */
record OpenQueue(MailStore store, Delivery delivery, KeptTransactions transactions) implements Destination {

    /** Begins to deliver what an open store holds; closes it if that cannot be. */
    static OpenQueue of(
            MailStore store, Supplier<Settings> settings, OutcomePublisher outcomes, DeliveryServices services)
            throws IOException {
        try {
            Delivery delivery = new Delivery(settings, store, outcomes, services);
            KeptTransactions transactions =
                    KeptTransactions.open(outcomes.history(), store.transactions(), services.later());
            delivery.start();
            return new OpenQueue(store, delivery, transactions);
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    @Override
    public void stored(QueueEntry entry) {
        delivery.add(entry);
    }

    void close() throws IOException {
        delivery.stop();
        transactions.close();
        store.close();
    }
}
