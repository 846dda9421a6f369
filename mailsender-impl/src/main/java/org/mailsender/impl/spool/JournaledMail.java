// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.MailRecord;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.StoredMail;

/** A mail that the journal answers for, and memory holds, until it is sent or becomes a file. Thread-safe. */
final class JournaledMail {

    private final QueueEntry entry;
    private final MailRecord mail;
    private final byte[] content;
    private final int textOffset;
    private final JournalSegment segment;
    /** Guarded by this, as all that follows. */
    private boolean done;
    /** It is a file, or is nowhere else, and the journal has yet to say so. */
    private boolean left;

    private boolean gone;

    JournaledMail(QueueEntry entry, MailRecord mail, byte[] content, int textOffset, JournalSegment segment) {
        this.entry = entry;
        this.mail = mail;
        this.content = content;
        this.textOffset = textOffset;
        this.segment = segment;
    }

    QueueEntry entry() {
        return entry;
    }

    JournalSegment segment() {
        return segment;
    }

    StoredMail stored(DeliveryState state) {
        int size = content.length - textOffset;
        return new StoredMail(entry, mail, state, out -> out.write(content, textOffset, size), size);
    }

    /** True until it is a file, or let go of. */
    synchronized boolean isKept() {
        return !left;
    }

    /** Writes down that the server took it; false if it is a file meanwhile. */
    synchronized boolean markDone() throws IOException {
        if (left) {
            return false;
        }
        segment.markDone(entry);
        done = true;
        return true;
    }

    /**
     * Lets go of it; false if it is a file meanwhile, which may go from now on. As long as this throws, it may not: the
     * next process would find the mail in the journal only, and send it again.
     */
    synchronized boolean release() throws IOException {
        boolean kept = !left;
        left = true;
        sayGone();
        return kept;
    }

    /**
     * Makes it a file on disk, unless it has gone already. From when the file has its name, that is the mail, whatever is
     * still to be forced and written: what became of it must not be written down here, and the file be found later.
     */
    synchronized void toFile(MailFiles files) throws IOException {
        if (!left) {
            files.restore(entry, ByteBuffer.wrap(content), done);
            left = true;
        }
        if (!gone) {
            files.force();
            sayGone();
        }
    }

    private void sayGone() throws IOException {
        if (!gone) {
            segment.markGone(entry);
            gone = true;
        }
    }
}
