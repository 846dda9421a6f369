// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.mailsender.impl.delivery.Delivery;
import org.mailsender.impl.threads.OwnThread;
import org.mailsender.store.QueueEntry;

/**
 * Mails that this process alone has. Immutable.
 *
 * @param delivery sends them
 */
record OwnMails(Delivery delivery) implements WaitingMails {

    @Override
    public List<QueueEntry> entries() {
        return delivery.entries();
    }

    @Override
    public Optional<QueueEntry> find(long id) {
        return delivery.find(id);
    }

    @Override
    public Optional<Instant> dueOf(QueueEntry entry) {
        return delivery.dueOf(entry);
    }

    @Override
    public void retry(Optional<QueueEntry> entry) {
        delivery.retry(entry);
    }

    @Override
    public boolean drop(QueueEntry entry) throws IOException {
        return delivery.drop(entry);
    }

    @Override
    public int dropAll(OwnThread own, IntPredicate goOn) throws IOException {
        return new Batch(own, "dropped").over(entries(), this::drop, goOn);
    }

    @Override
    public void returned(QueueEntry entry) {
        delivery.add(entry);
    }
}
