// SPDX-License-Identifier: Apache-2.0
package org.mailsender.store;

import java.time.Instant;
import java.util.Comparator;

/**
 * A mail's place in the queue, which is all that memory keeps of it. Immutable.
 *
 * @param id ascending with the order of the events, see {@link MailIds}
 * @param manual whether it was sent by hand
 * @param keyHash hash of its message key, 0 for none
 */
public record QueueEntry(long id, boolean manual, long keyHash) {

    /** By the order of the events. */
    public static final Comparator<QueueEntry> BY_ARRIVAL = Comparator.comparingLong(QueueEntry::id);

    /**
     * The id as people see and type it.
     *
     * @return eleven digits of base 36
     */
    public String idText() {
        return MailIds.text(id);
    }

    /**
     * When the event came.
     *
     * @return by the wall clock of that moment
     */
    public Instant taken() {
        return MailIds.instant(id);
    }
}
