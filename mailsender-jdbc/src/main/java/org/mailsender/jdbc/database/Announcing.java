// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.mailsender.store.QueueEntry;

/**
 * Mails that this process has stored, until their Queued is told: no outcome may overtake it. Thread-safe.
 *
 * <p>One that nobody announces, because its event was refused in the end, is forgotten after a minute.
 */
final class Announcing {

    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(1);

    private final ConcurrentMap<Long, Long> pending = new ConcurrentHashMap<>();
    /** Announced, and not asked for yet. */
    private final ConcurrentLinkedQueue<QueueEntry> fresh = new ConcurrentLinkedQueue<>();

    void begin(long id) {
        pending.put(id, System.nanoTime());
    }

    void cancel(long id) {
        pending.remove(id);
    }

    void announced(QueueEntry entry) {
        pending.remove(entry.id());
    }

    /** Waits to be sent, and is known to nobody yet. */
    void offer(QueueEntry entry) {
        fresh.add(entry);
    }

    List<QueueEntry> takeFresh() {
        List<QueueEntry> taken = new ArrayList<>();
        for (QueueEntry entry = fresh.poll(); entry != null; entry = fresh.poll()) {
            taken.add(entry);
        }
        return taken;
    }

    boolean isPending(long id) {
        Long since = pending.get(id);
        return since != null && !(System.nanoTime() - since > PATIENCE && pending.remove(id, since));
    }

    /** For tests and figures. */
    int size() {
        return Map.copyOf(pending).size();
    }
}
