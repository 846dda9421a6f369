// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.inbox;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mailsender.store.QueueEntry;

/**
 * Mails whose event is being taken: until their Queued is told, their outcome must not be, even if another node has sent
 * them already, and nothing of them is moved. Thread-safe.
 */
final class Untold {

    private final Set<Long> mails = ConcurrentHashMap.newKeySet();

    void begin(QueueEntry entry) {
        mails.add(entry.id());
    }

    void end(QueueEntry entry) {
        mails.remove(entry.id());
    }

    boolean has(QueueEntry entry) {
        return mails.contains(entry.id());
    }

    /** Those of others. */
    List<QueueEntry> without(Collection<QueueEntry> entries) {
        return entries.stream().filter(entry -> !has(entry)).toList();
    }
}
