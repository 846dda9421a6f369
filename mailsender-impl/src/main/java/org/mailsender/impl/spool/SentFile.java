// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import org.mailsender.store.Ending;
import org.mailsender.store.QueueEntry;

/** A mail that is a file, and of which the journal says that the server took it, until the file is gone. Thread-safe. */
final class SentFile {

    private final QueueEntry entry;
    private final JournalSegment segment;
    /** Guarded by this. */
    private boolean told;

    private boolean settled;

    SentFile(QueueEntry entry, JournalSegment segment) {
        this.entry = entry;
        this.segment = segment;
    }

    JournalSegment segment() {
        return segment;
    }

    /** Writes down that its outcome is published; false if its file says what became of it. */
    synchronized boolean markTold() throws IOException {
        if (settled) {
            return false;
        }
        segment.markTold(entry);
        told = true;
        return true;
    }

    synchronized boolean isTold() {
        return told;
    }

    /** Has the file say what the journal said: it goes, or has the name of a mail that was sent. */
    synchronized void settle(MailFiles files) throws IOException {
        if (settled) {
            return;
        }
        if (told) {
            files.delete(entry);
        } else {
            files.end(entry, Ending.DONE);
        }
        settled = true;
        segment.leave();
    }
}
