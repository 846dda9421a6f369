// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.mailsender.impl.store.ArrivalIds;
import org.mailsender.impl.store.Composer;
import org.mailsender.impl.store.DeliveryState;
import org.mailsender.impl.store.Ending;
import org.mailsender.impl.store.FailedMails;
import org.mailsender.impl.store.MailStore;
import org.mailsender.impl.store.QueueEntry;
import org.mailsender.impl.store.StoredMail;
import org.mailsender.impl.store.Storing;
import org.mailsender.impl.store.Terms;
import org.mailsender.impl.store.UnreadableMailException;
import org.mailsender.impl.store.WaitingMail;
import org.mailsender.impl.threads.LaterTasks;
import org.mailsender.impl.threads.Time;

/**
 * The queued and failed mails of one instance on disk. Thread-safe, as long as one mail is worked on by one thread.
 *
 * <p>A mail exists from the moment its file {@code ID.eml} has its final name: written aside, forced, renamed, folder
 * forced. What changes while it is delivered stands in {@code ID.state}, replaced in the same way. When its delivery
 * ends, the file is renamed to {@code .done} or {@code .failed}; only when the outcome is published, it is deleted, or
 * moved to {@code failed/}. A process that dies in between finds the file under that name and publishes the outcome
 * then: an outcome may, at worst, be published twice, and is never lost.
 *
 * <p>While the server takes mails as they come, small ones exist in the {@link Journal} instead, where the same is true
 * of them, and become files only if they have to wait.
 */
public final class Spool implements MailStore {

    private final SpoolFolder folder;
    private final WaitingMails mails;
    private final MessageKeys keys;
    private final DeliveryStates states;
    private final ArrivalIds ids;
    /** Mails waiting or under way. */
    private final AtomicInteger size;

    private Spool(SpoolFolder folder, WaitingMails mails, MessageKeys keys, DeliveryStates states, Time time)
            throws IOException {
        this.folder = folder;
        this.mails = mails;
        this.keys = keys;
        this.states = states;
        this.size = new AtomicInteger(waitingEntries().size());
        this.ids = new ArrivalIds(time, highestId());
    }

    /**
     * Opens a spool, making its folder if needed, and locks it against other processes.
     *
     * @param path the instance's folder
     * @param time tells it
     * @param later runs what the journal has to do
     * @return the spool
     * @throws IOException if the folder cannot be made, read or locked
     */
    public static Spool open(Path path, Time time, LaterTasks later) throws IOException {
        SpoolFolder folder = SpoolFolder.open(path);
        try {
            FolderSync sync = new FolderSync(path);
            WaitingMails mails = WaitingMails.open(folder, sync, later, time);
            MessageKeys keys = new MessageKeys(new DoneKeys(path.resolve("done-keys"), time));
            folder.entries(MailFiles.MAIL).forEach(keys::restore);
            return new Spool(folder, mails, keys, new DeliveryStates(folder, sync), time);
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private List<QueueEntry> waitingEntries() throws IOException {
        return folder.entries(MailFiles.MAIL);
    }

    private long highestId() throws IOException {
        return Stream.of(waitingEntries(), failed().entries(), owed(Ending.DONE), owed(Ending.FAILED))
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
        if (size.incrementAndGet() > terms.maxQueued()) {
            size.decrementAndGet();
            return new Storing.Full();
        }
        boolean stored = false;
        boolean reserved = keys.reserve(entry);
        try {
            if (!reserved) {
                return new Storing.Duplicate(keys.holder(entry));
            }
            Composer.Composition composition = composer.compose();
            stored = mails.store(entry, composition, terms);
            return stored ? new Storing.Stored(composition.mail()) : new Storing.Abandoned();
        } finally {
            if (!stored) {
                size.decrementAndGet();
            }
            if (reserved && !stored) {
                keys.release(entry);
            }
        }
    }

    @Override
    public List<WaitingMail> waiting() throws IOException {
        List<WaitingMail> waiting = new ArrayList<>();
        for (QueueEntry entry : waitingEntries()) {
            waiting.add(new WaitingMail(entry, DeliveryState.NEW.nextAttempt()));
        }
        return waiting;
    }

    @Override
    public Optional<StoredMail> read(QueueEntry entry) throws UnreadableMailException {
        return mails.read(entry, states.read(entry));
    }

    @Override
    public void saveState(QueueEntry entry, DeliveryState state) throws IOException {
        mails.toFile(entry);
        states.save(entry, state);
    }

    @Override
    public void end(QueueEntry entry, Ending ending) throws IOException {
        if (ending == Ending.DONE) {
            keys.remember(entry);
            keys.release(entry);
            mails.done(entry);
        } else {
            keys.release(entry);
            mails.failed(entry);
        }
        size.decrementAndGet();
    }

    @Override
    public List<QueueEntry> owed(Ending ending) throws IOException {
        return folder.entries(MailFiles.suffix(ending));
    }

    @Override
    public Optional<StoredMail> readOwed(QueueEntry entry, Ending ending) throws UnreadableMailException {
        return mails.read(entry, ending, states.read(entry));
    }

    @Override
    public void published(QueueEntry entry, Ending ending) throws IOException {
        if (ending == Ending.DONE) {
            mails.delete(entry);
            states.delete(entry);
        } else {
            folder.failed().take(entry, mails.file(entry, ending), states.release(entry));
        }
    }

    @Override
    public void setAside(QueueEntry entry) throws IOException {
        keys.release(entry);
        mails.toFile(entry);
        folder.failed().take(entry, mails.file(entry), states.release(entry));
        size.decrementAndGet();
    }

    @Override
    public void remove(QueueEntry entry) throws IOException {
        keys.release(entry);
        mails.delete(entry);
        states.delete(entry);
        size.decrementAndGet();
    }

    @Override
    public FailedMails failed() {
        return folder.failed();
    }

    @Override
    public void putBack(QueueEntry entry) throws IOException {
        FailedFolder failed = folder.failed();
        keys.restore(entry);
        saveState(entry, failed.state(entry).retried());
        failed.giveBack(entry, mails.file(entry));
        size.incrementAndGet();
    }

    @Override
    public void close() throws IOException {
        try (folder;
                keys) {
            mails.close();
        }
    }
}
