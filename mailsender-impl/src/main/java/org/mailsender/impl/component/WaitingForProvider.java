// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.component;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mailsender.impl.threads.LaterTasks;
import org.mailsender.store.Census;
import org.mailsender.store.Composer;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.Durability;
import org.mailsender.store.EndedMail;
import org.mailsender.store.Ending;
import org.mailsender.store.FailedMails;
import org.mailsender.store.HeldQueue;
import org.mailsender.store.MailEnd;
import org.mailsender.store.MailStore;
import org.mailsender.store.Note;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.Sharing;
import org.mailsender.store.StoreListener;
import org.mailsender.store.StoredMail;
import org.mailsender.store.Storing;
import org.mailsender.store.Telling;
import org.mailsender.store.Terms;
import org.mailsender.store.WaitingMail;
import org.mailsender.store.Wish;

/**
 * The spool of an instance whose shared store is not there yet: mails are taken, and sent by nobody until it is. Thread-safe.
 */
final class WaitingForProvider implements MailStore, Sharing {

    /** At the start of a container bundles come one after another. */
    private static final Duration STARTING = Duration.ofSeconds(10);

    private final MailStore spool;
    private final LaterTasks later;
    private final String trouble;
    private volatile boolean closed;

    WaitingForProvider(MailStore spool, String store, LaterTasks later) {
        this.spool = spool;
        this.later = later;
        this.trouble = "no bundle offers the store '" + store + "'; the mails wait on this node's disk. Deploy"
                + " mailsender-jdbc and configure org.mailsender.jdbc, or set store to nothing.";
    }

    @Override
    public QueueEntry next(boolean manual, Optional<String> messageKey) {
        return spool.next(manual, messageKey);
    }

    @Override
    public <X extends Exception> Storing store(QueueEntry entry, Composer<X> composer, Terms terms)
            throws IOException, X {
        Storing storing = spool.store(entry, composer, terms);
        return storing instanceof Storing.Stored stored ? new Storing.Stored(stored.mail(), Durability.NODE) : storing;
    }

    @Override
    public List<WaitingMail> waiting() throws IOException {
        return spool.waiting();
    }

    @Override
    public Optional<StoredMail> read(QueueEntry entry) throws IOException {
        return spool.read(entry);
    }

    @Override
    public void requireReserve(long bytes) throws IOException {
        spool.requireReserve(bytes);
    }

    @Override
    public void saveState(QueueEntry entry, DeliveryState state) throws IOException {
        spool.saveState(entry, state);
    }

    @Override
    public Telling end(QueueEntry entry, MailEnd end) throws IOException {
        return spool.end(entry, end);
    }

    @Override
    public List<QueueEntry> owed(Ending ending) throws IOException {
        return spool.owed(ending);
    }

    @Override
    public Optional<EndedMail> readOwed(QueueEntry entry, Ending ending) throws IOException {
        return spool.readOwed(entry, ending);
    }

    @Override
    public void published(QueueEntry entry, Ending ending) throws IOException {
        spool.published(entry, ending);
    }

    @Override
    public void setAside(QueueEntry entry) throws IOException {
        spool.setAside(entry);
    }

    @Override
    public void remove(QueueEntry entry) throws IOException {
        spool.remove(entry);
    }

    @Override
    public FailedMails failed() {
        return spool.failed();
    }

    @Override
    public void putBack(QueueEntry entry) throws IOException {
        spool.putBack(entry);
    }

    @Override
    public Note transactions() {
        return spool.transactions();
    }

    @Override
    public Optional<Sharing> sharing() {
        return Optional.of(this);
    }

    @Override
    public void start(StoreListener listener) {
        listener.outcomesOwed();
        later.schedule(() -> say(listener), STARTING);
    }

    private void say(StoreListener listener) {
        if (!closed) {
            listener.trouble(trouble);
        }
    }

    @Override
    public boolean reigns() {
        return false;
    }

    @Override
    public void announced(QueueEntry entry) {
        // Whoever sends it finds it.
    }

    @Override
    public void hold(Optional<HeldQueue> hold) {
        // Nothing is sent, so that nothing can be held.
    }

    @Override
    public void configured(String settings) {
        // Nobody compares it yet.
    }

    @Override
    public void wish(Wish wish) throws IOException {
        throw new IOException(trouble);
    }

    @Override
    public List<Wish> wishes() {
        return List.of();
    }

    @Override
    public List<QueueEntry> queued() throws IOException {
        return waiting().stream().map(WaitingMail::entry).toList();
    }

    @Override
    public Optional<WaitingMail> find(long id) throws IOException {
        return waiting().stream().filter(mail -> mail.entry().id() == id).findFirst();
    }

    @Override
    public Census census() {
        try {
            List<QueueEntry> queued = queued();
            int failed = failed().entries().size();
            Optional<QueueEntry> oldest = queued.stream().findFirst();
            return new Census(
                    queued.size(), failed, oldest, "", "", queued.size(), Optional.empty(), trouble, List.of());
        } catch (IOException e) {
            return new Census(0, 0, Optional.empty(), "", "", 0, Optional.empty(), trouble, List.of());
        }
    }

    @Override
    public String handOver() throws IOException {
        throw new IOException(trouble);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        spool.close();
    }
}
