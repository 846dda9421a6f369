// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.mailsender.impl.store.LimitedOutputStream;
import org.mailsender.impl.threads.LaterTasks;
import org.mailsender.impl.threads.Moment;
import org.mailsender.impl.threads.Time;
import org.mailsender.store.Composition;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.Ending;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.StoredMail;
import org.mailsender.store.Terms;

/**
 * The mails that wait or were just sent: small ones in the journal while the server takes mails as they come, all others
 * in files. Thread-safe, as the spool is.
 */
final class WaitingMails implements Closeable {

    /** A server that took a mail so shortly ago will most likely take the next one at once. */
    private static final Duration FLOWING = Duration.ofSeconds(1);

    private final MailFiles files;
    private final Journal journal;
    private final Time time;
    /** When mails stop to flow, unless another is sent before. */
    private volatile Moment flowingUntil = Moment.FIRST;

    private WaitingMails(MailFiles files, Journal journal, Time time) {
        this.files = files;
        this.journal = journal;
        this.time = time;
    }

    /** Opens them; what a process that died left in its journal is in files then. */
    static WaitingMails open(MailFiles files, JournalSegments segments, SentFiles sent, LaterTasks later, Time time)
            throws IOException {
        segments.recover(files);
        return new WaitingMails(files, new Journal(segments, files, sent, later, time), time);
    }

    boolean store(QueueEntry entry, Composition mail, Terms terms) throws IOException {
        return Placed.in(files.aside(entry).getParent(), () -> stored(entry, mail, terms));
    }

    private boolean stored(QueueEntry entry, Composition mail, Terms terms) throws IOException {
        byte[] fields = MailRecordFormat.write(mail.mail()).getBytes(StandardCharsets.US_ASCII);
        try (Draft draft = new Draft(files.aside(entry))) {
            draft.write(fields);
            mail.text().writeTo(new LimitedOutputStream(draft, terms.maxBytes()));
            Optional<JournaledMail> journaled = draft.isSmall() && isFlowing()
                    ? journal.write(entry, mail.mail(), draft.content(), fields.length)
                    : Optional.empty();
            return journaled.isPresent()
                    ? keep(journaled.get(), terms.commit())
                    : files.store(entry, draft, terms.commit());
        }
    }

    private boolean isFlowing() {
        return flowingUntil.isAfter(time.now());
    }

    private boolean keep(JournaledMail mail, BooleanSupplier commit) throws IOException {
        boolean committed = commit.getAsBoolean();
        if (committed) {
            journal.keep(mail);
        } else {
            journal.abandon(mail);
        }
        return committed;
    }

    /** One that waits; empty if somebody has removed its file. */
    Optional<StoredMail> read(QueueEntry entry, DeliveryState state) throws IOException {
        Optional<JournaledMail> journaled = journal.find(entry);
        return journaled.isPresent()
                ? journaled.map(mail -> mail.stored(state))
                : MailFile.read(entry, files.waiting(entry), state);
    }

    /** One whose delivery ended before this process began. */
    Optional<StoredMail> read(QueueEntry entry, Ending ending, DeliveryState state) throws IOException {
        return MailFile.read(entry, files.ended(entry, ending), state);
    }

    /** Makes one a file if it is not yet, because it has to wait; those behind it most likely have to, too. */
    void toFile(QueueEntry entry) throws IOException {
        flowingUntil = Moment.FIRST;
        journal.toFile(entry);
    }

    /** The file of one that waits, if it is one. */
    Path file(QueueEntry entry) {
        return files.waiting(entry);
    }

    /** The file of one whose delivery ended. */
    Path file(QueueEntry entry, Ending ending) {
        return files.ended(entry, ending);
    }

    /** Writes down that one was sent to all of its recipients. */
    void done(QueueEntry entry) throws IOException {
        boolean flowed = isFlowing();
        flowingUntil = time.now().plus(FLOWING);
        boolean written = journal.markDone(entry) || (flowed && journal.markSent(entry));
        if (!written) {
            files.end(entry, Ending.DONE);
        }
    }

    /** Writes down that one was given up. */
    void failed(QueueEntry entry) throws IOException {
        journal.toFile(entry);
        files.end(entry, Ending.FAILED);
    }

    /** Deletes one that waits, or was sent. */
    void delete(QueueEntry entry) throws IOException {
        if (!journal.release(entry)) {
            files.delete(entry);
        }
    }

    /** Forces what the journal was told since. */
    void force() throws IOException {
        journal.force();
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
