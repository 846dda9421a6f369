// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mailsender.store.Composer;
import org.mailsender.store.Composition;
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

/**
 * The queue of an instance in the database. Thread-safe.
 *
 * <p>An inbox on the local disk, for the time in which the database is away, is built upon it: what {@link #insert} throws
 * an {@link AwayException} for goes there under the same id, and from there into the database by {@link #insertAgain}. A
 * copy in the inbox has to be gone before an outcome of the same id is {@link #published}, and no transfer of it may be
 * under way then: the database forgets the mail with it.
 */
public final class DatabaseStore implements MailStore {

    DatabaseStore() {}

    /**
     * Stores a mail within 2 s.
     *
     * @param entry its place in the queue
     * @param composition the mail; its text is written at most once
     * @param terms what binds it
     * @return what became of it
     * @throws AwayException if the database did not answer
     * @throws org.mailsender.store.MessageTooLargeException if its text is longer than the terms allow
     * @throws IOException if an attachment gives trouble; then it is not stored
     */
    public Storing insert(QueueEntry entry, Composition composition, Terms terms) throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Stores a mail of this node's inbox, unless the database has it, or had it and its outcome is not published.
     *
     * @param mail with the state it has come to
     * @return whether the database has it now; false if another mail has its key or its id
     * @throws AwayException if the database did not answer
     * @throws IOException if the mail cannot be read
     */
    public boolean insertAgain(StoredMail mail) throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Whether it would be vain to ask the database now. Returns at once.
     *
     * @return false again as soon as it answers
     */
    public boolean isAway() {
        throw new UnsupportedOperationException();
    }

    /**
     * Asks for a call as often as the database answers again after having been away.
     *
     * @param task called by a thread of the database; must return soon
     */
    public void whenBack(Runnable task) {
        throw new UnsupportedOperationException();
    }

    @Override
    public QueueEntry next(boolean manual, Optional<String> messageKey) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <X extends Exception> Storing store(QueueEntry entry, Composer<X> composer, Terms terms)
            throws IOException, X {
        return insert(entry, composer.compose(), terms);
    }

    @Override
    public List<WaitingMail> waiting() throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<StoredMail> read(QueueEntry entry) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void requireReserve(long bytes) {}

    @Override
    public void saveState(QueueEntry entry, DeliveryState state) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public Telling end(QueueEntry entry, MailEnd end) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<QueueEntry> owed(Ending ending) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<EndedMail> readOwed(QueueEntry entry, Ending ending) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void published(QueueEntry entry, Ending ending) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setAside(QueueEntry entry) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void remove(QueueEntry entry) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public FailedMails failed() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void putBack(QueueEntry entry) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public Note transactions() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Sharing> sharing() {
        throw new UnsupportedOperationException();
    }

    /** Hands the sending over if it is this node's. Leaves the local spool open. */
    @Override
    public void close() {}
}
