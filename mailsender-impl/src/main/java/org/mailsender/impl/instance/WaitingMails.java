// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    /** One that had failed waits again. */
    void returned(QueueEntry entry);
}
