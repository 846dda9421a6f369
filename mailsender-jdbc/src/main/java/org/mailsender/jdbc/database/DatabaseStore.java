// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.mailsender.store.Composer;
import org.mailsender.store.Composition;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.EndedMail;
import org.mailsender.store.Ending;
import org.mailsender.store.FailedMails;
import org.mailsender.store.MailEnd;
import org.mailsender.store.MailStore;
import org.mailsender.store.MailText;
import org.mailsender.store.Note;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.RecordFormat;
import org.mailsender.store.Sharing;
import org.mailsender.store.StoreRequest;
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

    private final String instance;
    private final Node node;
    private final MailStore local;
    private final Ids ids;
    private final RecordFormat format;
    private final StoreParts parts;
    private final Storage storage;
    private final Settling settling;
    private final FailedTable failed;
    private final Consumer<DatabaseStore> closed;

    DatabaseStore(StoreRequest request, Node node, Consumer<DatabaseStore> closed) {
        this.instance = request.instance();
        this.node = node;
        this.local = request.local();
        this.format = request.format();
        this.closed = closed;
        this.ids = new Ids(node.clock(), node.lease().incarnation(), local);
        this.parts = StoreParts.of(instance, request.settings(), node);
        this.storage = new Storage(instance, node, format, parts.queue());
        this.settling = new Settling(instance, node, format, parts);
        this.failed = new FailedTable(instance, node.connecting().house(), format, parts.houseTexts());
        node.housekeeping().reigns().queues().put(instance, parts.queue());
    }

    /**
     * Stores a mail within 2 s.
     *
     * @param entry its place in the queue
     * @param composition the mail; its text is written once at most, not always to its end
     * @param terms what binds it; whether it may commit is asked once at most, but may have been when this throws
     * @return what became of it
     * @throws AwayException if the database did not answer
     * @throws org.mailsender.store.MessageTooLargeException if its text is longer than the terms allow
     * @throws IOException if an attachment gives trouble; then it is not stored
     */
    public Storing insert(QueueEntry entry, Composition composition, Terms terms) throws IOException {
        parts.announcing().begin(entry.id());
        boolean pending = true;
        try {
            Storing storing = storage.store(entry, composition, terms);
            pending = storing instanceof Storing.Stored;
            return storing;
        } catch (AwayException e) {
            // It may be stored, and announced from the inbox.
            throw e;
        } catch (IOException | RuntimeException e) {
            pending = false;
            throw e;
        } finally {
            if (!pending) {
                parts.announcing().cancel(entry.id());
            }
        }
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
        boolean stored = storage.storeAgain(mail);
        parts.queue().transferred();
        return stored;
    }

    /**
     * Whether it would be vain to ask the database now. Returns at once.
     *
     * @return false again as soon as it answers
     */
    public boolean isAway() {
        return node.connecting().trouble().isPresent();
    }

    /**
     * Asks for a call as often as the database answers again after having been away.
     *
     * @param task called by a thread of the database; must return soon
     */
    public void whenBack(Runnable task) {
        node.connecting().whenBack(task);
    }

    @Override
    public QueueEntry next(boolean manual, Optional<String> messageKey) {
        return ids.next(manual, messageKey);
    }

    @Override
    public <X extends Exception> Storing store(QueueEntry entry, Composer<X> composer, Terms terms)
            throws IOException, X {
        return insert(entry, composer.compose(), terms);
    }

    @Override
    public List<WaitingMail> waiting() throws IOException {
        return parts.window().waiting(Instant.now());
    }

    @Override
    public Optional<StoredMail> read(QueueEntry entry) throws IOException {
        if (parts.unwritten().hasEnded(entry.id())) {
            return Optional.empty();
        }
        Optional<MailRow> row = parts.reading().read(entry.id());
        if (row.isEmpty()) {
            return Optional.empty();
        }
        MailRow found = row.get();
        Optional<DeliveryState> unwritten = parts.unwritten().state(entry.id());
        DeliveryState state = unwritten.isPresent() ? unwritten.get() : format.readState(found.state());
        MailText text = new TextSource(node.connecting().sender(), instance)
                .text(entry.id(), found.size(), found.body(), parts.queue()::reigns);
        return Optional.of(found.mail(format, state, text));
    }

    @Override
    public void requireReserve(long bytes) {}

    @Override
    public void saveState(QueueEntry entry, DeliveryState state) throws IOException {
        settling.saveState(entry, state);
    }

    @Override
    public Telling end(QueueEntry entry, MailEnd end) throws IOException {
        return settling.end(entry, end);
    }

    @Override
    public List<QueueEntry> owed(Ending ending) throws IOException {
        return settling.owed(ending);
    }

    @Override
    public Optional<EndedMail> readOwed(QueueEntry entry, Ending ending) throws IOException {
        return settling.readOwed(entry, ending);
    }

    @Override
    public void published(QueueEntry entry, Ending ending) throws IOException {
        settling.published(entry, ending);
    }

    @Override
    public void setAside(QueueEntry entry) throws IOException {
        parts.reading().forget(entry.id());
        node.fenced().setAside(instance, parts.queue().epoch(), entry.id());
    }

    @Override
    public void remove(QueueEntry entry) throws IOException {
        parts.reading().forget(entry.id());
        node.fenced().remove(instance, parts.queue().epoch(), entry.id());
    }

    @Override
    public FailedMails failed() {
        return failed;
    }

    @Override
    public void putBack(QueueEntry entry) throws IOException {
        failed.putBack(entry);
    }

    @Override
    public Note transactions() {
        return local.transactions();
    }

    @Override
    public Optional<Sharing> sharing() {
        return Optional.of(parts.queue());
    }

    void mayHaveMore() {
        parts.window().mayHaveMore();
    }

    /** Hands the sending over if it is this node's. Leaves the local spool open. */
    @Override
    public void close() {
        parts.queue().close();
        node.housekeeping().reigns().queues().remove(instance, parts.queue());
        closed.accept(this);
    }
}
