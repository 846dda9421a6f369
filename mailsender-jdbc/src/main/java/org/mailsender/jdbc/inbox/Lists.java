// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.inbox;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.mailsender.store.QueueEntry;

/** Brings together what is in the database and on the disk. */
final class Lists {

    private Lists() {}

    /** Each mail once, in the order of their events. */
    static List<QueueEntry> together(Collection<QueueEntry> some, Collection<QueueEntry> others) {
        if (others.isEmpty()) {
            return List.copyOf(some);
        }
        return Stream.concat(some.stream(), others.stream())
                .sorted(QueueEntry.BY_ARRIVAL)
                .distinct()
                .toList();
    }
}
