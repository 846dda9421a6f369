// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.mailsender.store.QueueEntry;

/**
 * A mail on its way into the database. Immutable, but for what becomes of it.
 *
 * @param instance whose mail
 * @param entry its place
 * @param record its record, as text
 * @param state how far it has come, as text
 * @param due not before this, in milliseconds since the epoch
 * @param size of its text
 * @param body its text, empty if that is in parts
 * @param maxQueued most mails that may wait
 * @param room whether there is certainly room, so that nobody needs to count
 * @param deadline until when
 * @param written completed with what became of it
 */
record Draft(
        String instance,
        QueueEntry entry,
        String record,
        String state,
        long due,
        long size,
        Optional<byte[]> body,
        int maxQueued,
        boolean room,
        Deadline deadline,
        CompletableFuture<Verdict> written)
        implements Together.Part {

    /** What became of it. */
    enum Verdict {
        STORED,
        KEY_TAKEN,
        FULL,
        PLACE_TAKEN
    }
}
