// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.mailsender.impl.tasks.LaterTasks;

/**
 * The mails that wait or were just sent: small ones in the journal while the server takes mails as they come, all others
 * in files. Thread-safe, as the spool is.
 */
final class WaitingMails implements Closeable {

    /** A server that took a mail so shortly ago will most likely take the next one at once. */
    private static final long FLOWING_NANOS = Duration.ofSeconds(1).toNanos();

    private final MailFiles files;
    private final Journal journal;
    /** When mails stop to flow, unless another is sent before. */
    private volatile long flowingUntil = System.nanoTime();

    private WaitingMails(MailFiles files, Journal journal) {
        this.files = files;
        this.journal = journal;
    }

    /** Opens them; what a process that died left in its journal is in files then. */
    static WaitingMails open(SpoolFolder folder, FolderSync sync, LaterTasks later) throws IOException {
        MailFiles files = new MailFiles(folder, sync);
        JournalSegments segments = new JournalSegments(folder, sync);
        segments.recover(files);
        return new WaitingMails(files, new Journal(segments, files, later));
    }

    boolean store(SpoolEntry entry, MailRecord mail, MailText text, long limit, BooleanSupplier commit)
            throws IOException {
        byte[] fields = MailRecordFormat.write(mail).getBytes(StandardCharsets.US_ASCII);
        try (Draft draft = new Draft(files.aside(entry))) {
            draft.write(fields);
            text.writeTo(new LimitedOutputStream(draft, limit));
            Optional<JournaledMail> journaled = draft.isSmall() && isFlowing()
                    ? journal.write(entry, mail, draft.content(), fields.length)
                    : Optional.empty();
            return journaled.isPresent() ? keep(journaled.get(), commit) : files.store(entry, draft, commit);
        }
    }

    private boolean isFlowing() {
        return System.nanoTime() - flowingUntil < 0;
    }

    private boolean keep(JournaledMail mail, BooleanSupplier commit) throws IOException {
        boolean committed = commit.getAsBoolean();
        if (committed) {
            journal.keep(mail);
        } else {
            mail.release();
        }
        return committed;
    }

    /** One that waits; empty if somebody has removed its file. */
    Optional<StoredMail> read(SpoolEntry entry, DeliveryState state) throws SpoolReadException {
        Optional<JournaledMail> journaled = journal.find(entry);
        return journaled.isPresent()
                ? journaled.map(mail -> mail.stored(state))
                : StoredMail.read(entry, files.waiting(entry), state);
    }

    /** One whose delivery ended before this process began. */
    Optional<StoredMail> read(SpoolEntry entry, Ending ending, DeliveryState state) throws SpoolReadException {
        return StoredMail.read(entry, files.ended(entry, ending), state);
    }

    /** Makes one a file if it is not yet, because it has to wait; those behind it most likely have to, too. */
    void toFile(SpoolEntry entry) throws IOException {
        flowingUntil = System.nanoTime();
        journal.toFile(entry);
    }

    /** The file of one that waits, if it is one. */
    Path file(SpoolEntry entry) {
        return files.waiting(entry);
    }

    /** The file of one whose delivery ended. */
    Path file(SpoolEntry entry, Ending ending) {
        return files.ended(entry, ending);
    }

    /** Writes down that one was sent to all of its recipients. */
    void done(SpoolEntry entry) throws IOException {
        flowingUntil = System.nanoTime() + FLOWING_NANOS;
        if (!journal.markDone(entry)) {
            files.end(entry, Ending.DONE);
        }
    }

    /** Writes down that one was given up. */
    void failed(SpoolEntry entry) throws IOException {
        journal.toFile(entry);
        files.end(entry, Ending.FAILED);
    }

    /** Deletes one that waits, or was sent. */
    void delete(SpoolEntry entry) throws IOException {
        if (!journal.release(entry)) {
            files.delete(entry);
        }
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
