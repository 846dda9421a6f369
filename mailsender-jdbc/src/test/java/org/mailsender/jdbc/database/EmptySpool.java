// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.mailsender.store.Composer;
import org.mailsender.store.DeliveryState;
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

/** A local spool that has nothing and takes nothing, but gives places. */
final class EmptySpool implements MailStore {

    private final AtomicLong last = new AtomicLong();

    @Override
    public QueueEntry next(boolean manual, Optional<String> messageKey) {
        long id = last.updateAndGet(before -> Math.max(before + 1, System.currentTimeMillis() * 1000));
        return new QueueEntry(
                id, manual, messageKey.map(key -> (long) key.hashCode()).orElse(0L));
    }

    @Override
    public <X extends Exception> Storing store(QueueEntry entry, Composer<X> composer, Terms terms)
            throws IOException, X {
        throw new IOException("takes nothing");
    }

    @Override
    public List<WaitingMail> waiting() {
        return List.of();
    }

    @Override
    public Optional<StoredMail> read(QueueEntry entry) {
        return Optional.empty();
    }

    @Override
    public void requireReserve(long bytes) {}

    @Override
    public void saveState(QueueEntry entry, DeliveryState state) {}

    @Override
    public Telling end(QueueEntry entry, MailEnd end) {
        return Telling.NEVER;
    }

    @Override
    public List<QueueEntry> owed(Ending ending) {
        return List.of();
    }

    @Override
    public Optional<EndedMail> readOwed(QueueEntry entry, Ending ending) {
        return Optional.empty();
    }

    @Override
    public void published(QueueEntry entry, Ending ending) {}

    @Override
    public void setAside(QueueEntry entry) {}

    @Override
    public void remove(QueueEntry entry) {}

    @Override
    public FailedMails failed() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void putBack(QueueEntry entry) {}

    @Override
    public Note transactions() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Sharing> sharing() {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
