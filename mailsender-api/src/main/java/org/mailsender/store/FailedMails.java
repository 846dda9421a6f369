// SPDX-License-Identifier: Apache-2.0
package org.mailsender.store;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Mails that were given up, with their reason, until somebody drops or retries them. Thread-safe. */
public interface FailedMails {

    /**
     * The mails that were given up, without reading them.
     *
     * @return in the order of their events
     * @throws IOException if the store gives trouble
     */
    List<QueueEntry> entries() throws IOException;

    /**
     * Finds one of them, without reading it.
     *
     * @param id of the mail
     * @return empty if there is none
     * @throws IOException if the store gives trouble
     */
    default Optional<QueueEntry> find(long id) throws IOException {
        List<QueueEntry> all = entries();
        int place = Collections.binarySearch(all, new QueueEntry(id, false, 0), QueueEntry.BY_ARRIVAL);
        return place < 0 ? Optional.empty() : Optional.of(all.get(place));
    }

    /**
     * Reads one of them.
     *
     * @param entry which
     * @return empty if it is gone
     * @throws DamagedMailException if it is damaged
     * @throws IOException if it cannot be read for now
     */
    Optional<StoredMail> read(QueueEntry entry) throws IOException;

    /**
     * Deletes one of them.
     *
     * @param entry which
     * @throws IOException if the store gives trouble
     */
    void drop(QueueEntry entry) throws IOException;
}
