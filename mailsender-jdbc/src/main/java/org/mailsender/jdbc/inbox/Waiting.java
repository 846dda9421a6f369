// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.inbox;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.WaitingMail;

/** Which mails wait on the local disk for the database. Thread-safe. */
final class Waiting {

    private final ConcurrentSkipListMap<Long, WaitingMail> mails = new ConcurrentSkipListMap<>();

    Waiting(Collection<WaitingMail> found) {
        found.forEach(this::add);
    }

    void add(WaitingMail mail) {
        mails.put(mail.entry().id(), mail);
    }

    void remove(QueueEntry entry) {
        mails.remove(entry.id());
        if (mails.isEmpty()) {
            synchronized (this) {
                notifyAll();
            }
        }
    }

    boolean has(QueueEntry entry) {
        return mails.containsKey(entry.id());
    }

    Optional<WaitingMail> find(long id) {
        return Optional.ofNullable(mails.get(id));
    }

    boolean isEmpty() {
        return mails.isEmpty();
    }

    int size() {
        return mails.size();
    }

    /** In the order of their events. */
    List<QueueEntry> entries() {
        return mails.values().stream().map(WaitingMail::entry).toList();
    }

    /** Waits until none waits any more; false if the time comes first. */
    synchronized boolean awaitNone(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (!mails.isEmpty()) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return mails.isEmpty();
    }
}
