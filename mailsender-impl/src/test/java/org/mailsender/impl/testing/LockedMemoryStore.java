// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.testing;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mailsender.store.Composer;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.EndedMail;
import org.mailsender.store.Ending;
import org.mailsender.store.FailedMails;
import org.mailsender.store.MailEnd;
import org.mailsender.store.MailStore;
import org.mailsender.store.Note;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.StoredMail;
import org.mailsender.store.Storing;
import org.mailsender.store.Telling;
import org.mailsender.store.Terms;
import org.mailsender.store.WaitingMail;

/** Mails in memory that several threads use. Thread-safe. */
abstract class LockedMemoryStore implements MailStore {

    private final MemoryStore mails;
    private final Object lock;

    LockedMemoryStore(MemoryStore mails, Object lock) {
        this.mails = mails;
        this.lock = lock;
    }

    @Override
    public QueueEntry next(boolean manual, Optional<String> messageKey) {
        synchronized (lock) {
            return mails.next(manual, messageKey);
        }
    }

    @Override
    public <X extends Exception> Storing store(QueueEntry entry, Composer<X> composer, Terms terms)
            throws IOException, X {
        synchronized (lock) {
            return mails.store(entry, composer, terms);
        }
    }

    @Override
    public List<WaitingMail> waiting() {
        synchronized (lock) {
            return mails.waiting();
        }
    }

    @Override
    public Optional<StoredMail> read(QueueEntry entry) {
        synchronized (lock) {
            return mails.read(entry);
        }
    }

    @Override
    public void requireReserve(long bytes) {
        // Memory has room.
    }

    @Override
    public List<QueueEntry> owed(Ending ending) {
        synchronized (lock) {
            return mails.owed(ending);
        }
    }

    @Override
    public Optional<EndedMail> readOwed(QueueEntry entry, Ending ending) {
        synchronized (lock) {
            return mails.readOwed(entry, ending);
        }
    }

    @Override
    public void published(QueueEntry entry, Ending ending) throws IOException {
        synchronized (lock) {
            mails.published(entry, ending);
        }
    }

    @Override
    public void setAside(QueueEntry entry) throws IOException {
        synchronized (lock) {
            mails.setAside(entry);
        }
    }

    @Override
    public void remove(QueueEntry entry) throws IOException {
        synchronized (lock) {
            mails.remove(entry);
        }
    }

    @Override
    public FailedMails failed() {
        return mails.failed();
    }

    @Override
    public void putBack(QueueEntry entry) throws IOException {
        synchronized (lock) {
            mails.putBack(entry);
        }
    }

    @Override
    public Note transactions() {
        return mails.transactions();
    }

    @Override
    public void saveState(QueueEntry entry, DeliveryState state) throws IOException {
        synchronized (lock) {
            mails.saveState(entry, state);
        }
    }

    @Override
    public Telling end(QueueEntry entry, MailEnd end) throws IOException {
        synchronized (lock) {
            return mails.end(entry, end);
        }
    }
}
