// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.mailsender.impl.threads.OwnThread;
import org.mailsender.store.QueueEntry;

/** The mails of an instance that wait, as operators see and treat them. Thread-safe. */
interface WaitingMails {

    /** In the order of their events. */
    List<QueueEntry> entries() throws IOException;

    Optional<QueueEntry> find(long id) throws IOException;

    /** When one may be tried next; empty for at once. */
    Optional<Instant> dueOf(QueueEntry entry) throws IOException;

    /** Tries one again at once, or all of them. */
    void retry(Optional<QueueEntry> entry) throws IOException;

    /** False if it is just being sent, or gone. */
    boolean drop(QueueEntry entry) throws IOException;

    /**
     * Drops all that wait at this moment, but those under way.
     *
     * @param own where mails are worked on
     * @param goOn asked on the calling thread, with how many are gone
     * @return how many
     */
    int dropAll(OwnThread own, IntPredicate goOn) throws IOException;

    /** One that had failed waits again. */
    void returned(QueueEntry entry);
}
