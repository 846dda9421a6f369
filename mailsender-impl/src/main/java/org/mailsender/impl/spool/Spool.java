// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.mailsender.impl.store.ArrivalIds;
import org.mailsender.impl.threads.LaterTasks;
import org.mailsender.impl.threads.Time;
import org.mailsender.store.Composer;
import org.mailsender.store.Composition;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.Durability;
import org.mailsender.store.EndedMail;
import org.mailsender.store.Ending;
import org.mailsender.store.FailedMails;
import org.mailsender.store.MailEnd;
import org.mailsender.store.MailStore;
import org.mailsender.store.Note;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.Sharing;
import org.mailsender.store.StoredMail;
import org.mailsender.store.Storing;
import org.mailsender.store.Telling;
import org.mailsender.store.Terms;
import org.mailsender.store.WaitingMail;

/**
 * The queued and failed mails of one instance on disk. Thread-safe, as long as one mail is worked on by one thread.
 *
 * <p>A mail exists from the moment its file {@code ID.eml} has its final name: written aside, forced, renamed, folder
 * forced. What changes while it is delivered stands in {@code ID.state}, replaced in the same way. When its delivery
 * ends, the file is renamed to {@code .done} or {@code .failed}; only when the outcome is published, it is deleted, or
 * moved to {@code failed/}. A process that dies in between finds the file under that name and publishes the outcome
 * then: an outcome may, at worst, be published twice, and is never lost. Removals are forced within 200 ms.
 *
 * <p>While the server takes mails as they come, small ones exist in the {@link Journal} instead, where the same is true
 * of them, and become files only if they have to wait.
 */
public final class Spool implements MailStore {

    private final SpoolParts parts;
    private final SpooledEnds ends;
    private final ArrivalIds ids;
    private final Gate gate;
    /** Mails waiting or under way. */
    private final AtomicInteger size;

    private Spool(SpoolParts parts, Time time) throws IOException {
        this.parts = parts;
        this.ends = new SpooledEnds(parts);
        this.size = new AtomicInteger(waitingEntries().size());
        this.ids = new ArrivalIds(time, highestId());
        this.gate = new Gate(parts::close);
    }

    /**
     * Opens a spool, making its folder if needed, and locks it against other processes.
     *
     * @param path the instance's folder
     * @param time tells it
     * @param later runs what the spool has to do by itself
     * @return the spool
     * @throws IOException if the folder cannot be made, read or locked, or is not ours alone
     */
    public static Spool open(Path path, Time time, LaterTasks later) throws IOException {
        SpoolParts parts = SpoolParts.open(path, time, later);
        try {
            return new Spool(parts, time);
        } catch (IOException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    /** One that is damaged and could not be set aside was told as Failed, and waits for nothing. */
    private List<QueueEntry> waitingEntries() throws IOException {
        return parts.untold(MailFiles.MAIL);
    }

    private long highestId() throws IOException {
        return Stream.of(
                        waitingEntries(),
                        failed().entries(),
                        parts.folder().entries(MailFiles.suffix(Ending.DONE)),
                        parts.folder().entries(MailFiles.suffix(Ending.FAILED)))
                .flatMap(List::stream)
                .mapToLong(QueueEntry::id)
                .max()
                .orElse(0);
    }

    @Override
    public QueueEntry next(boolean manual, Optional<String> messageKey) {
        return new QueueEntry(
                ids.next(), manual, messageKey.map(MessageKeys::hash).orElse(0L));
    }

    @Override
    public <X extends Exception> Storing store(QueueEntry entry, Composer<X> composer, Terms terms)
            throws IOException, X {
        if (!gate.enter()) {
            return new Storing.Abandoned();
        }
        try {
            return storeInside(entry, composer, terms);
        } finally {
            gate.leave();
        }
    }

    private <X extends Exception> Storing storeInside(QueueEntry entry, Composer<X> composer, Terms terms)
            throws IOException, X {
        if (size.incrementAndGet() > terms.maxQueued()) {
            size.decrementAndGet();
            return new Storing.Full();
        }
        boolean stored = false;
        boolean reserved = parts.keys().reserve(entry);
        try {
            if (!reserved) {
                return new Storing.Duplicate(parts.keys().holder(entry));
            }
            Composition composition = composer.compose();
            stored = parts.attempt(() -> parts.mails().store(entry, composition, terms));
            return stored ? new Storing.Stored(composition.mail(), Durability.LOCAL) : new Storing.Abandoned();
        } finally {
            if (!stored) {
                size.decrementAndGet();
            }
            if (reserved && !stored) {
                parts.keys().release(entry);
            }
        }
    }

    @Override
    public List<WaitingMail> waiting() throws IOException {
        return waitingEntries().stream()
                .map(entry -> new WaitingMail(entry, parts.dueOf(entry)))
                .toList();
    }

    @Override
    public Optional<StoredMail> read(QueueEntry entry) throws IOException {
        Optional<StoredMail> mail = parts.mails().read(entry, parts.states().read(entry));
        if (mail.isEmpty() && !parts.folder().restore()) {
            parts.folder().requireInPlace();
        }
        return mail;
    }

    @Override
    public void requireReserve(long bytes) throws IOException {
        parts.reserve().keep(bytes);
    }

    @Override
    public void saveState(QueueEntry entry, DeliveryState state) throws IOException {
        parts.saveState(entry, state);
    }

    @Override
    public Telling end(QueueEntry entry, MailEnd end) throws IOException {
        ends.end(entry, end);
        forget(entry);
        return Telling.HERE;
    }

    /** It waits no more. */
    private void forget(QueueEntry entry) {
        parts.keys().release(entry);
        size.decrementAndGet();
    }

    @Override
    public List<QueueEntry> owed(Ending ending) throws IOException {
        return ends.owed(ending);
    }

    @Override
    public Optional<EndedMail> readOwed(QueueEntry entry, Ending ending) throws IOException {
        return ends.read(entry, ending);
    }

    @Override
    public void published(QueueEntry entry, Ending ending) throws IOException {
        ends.told(entry, ending);
    }

    @Override
    public void setAside(QueueEntry entry) throws IOException {
        parts.keys().release(entry);
        parts.mails().toFile(entry);
        parts.giveUp(entry, parts.mails().file(entry));
        size.decrementAndGet();
    }

    @Override
    public void remove(QueueEntry entry) throws IOException {
        parts.delete(entry);
        forget(entry);
    }

    @Override
    public FailedMails failed() {
        return parts.failed();
    }

    @Override
    public void putBack(QueueEntry entry) throws IOException {
        saveState(entry, parts.failed().state(entry).retried());
        parts.failed().giveBack(entry, parts.mails().file(entry));
        parts.keys().restore(entry);
        size.incrementAndGet();
    }

    @Override
    public Note transactions() {
        return new NoteFile(parts.folder().file("transactions"));
    }

    @Override
    public Optional<Sharing> sharing() {
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        gate.close();
    }
}
