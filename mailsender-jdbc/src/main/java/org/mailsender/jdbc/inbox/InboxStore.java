// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.inbox;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailsender.jdbc.database.AwayException;
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
 * The queue of an instance in the database, and on the local disk what is taken while the database does not answer. As
 * long as something waits there, what comes later follows through it, so that the order of this node's mails is kept.
 * Thread-safe.
 */
final class InboxStore implements MailStore {

    /** How long an event waits for the last mails of the inbox: without, a busy node might never get rid of it. */
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final Central central;
    private final MailStore shared;
    private final Inbox inbox;
    private final Sharing sharing;

    private InboxStore(Central central, Inbox inbox) {
        this.central = central;
        this.shared = central.store();
        this.inbox = inbox;
        this.sharing = new InboxSharing(central.sharing(), inbox);
    }

    /** Takes over what the local disk holds as soon as the sharing is started; closes both when it is closed. */
    static InboxStore open(Central central, MailStore local, InboxThread thread) throws IOException {
        return new InboxStore(central, new Inbox(central, local, thread));
    }

    @Override
    public QueueEntry next(boolean manual, Optional<String> messageKey) {
        return shared.next(manual, messageKey);
    }

    @Override
    public <X extends Exception> Storing store(QueueEntry entry, Composer<X> composer, Terms terms)
            throws IOException, X {
        inbox.untold().begin(entry);
        boolean stored = false;
        try {
            Storing storing = store(entry, composer.compose(), AskedOnce.in(terms));
            stored = storing instanceof Storing.Stored;
            return storing;
        } finally {
            if (!stored) {
                inbox.untold().end(entry);
            }
        }
    }

    private Storing store(QueueEntry entry, Composition composition, Terms terms) throws IOException {
        if (mayGoDirectly()) {
            try {
                return central.insert(entry, composition, terms);
            } catch (AwayException e) {
                return keep(entry, composition, terms);
            }
        }
        return keep(entry, composition, terms);
    }

    private boolean mayGoDirectly() {
        return !central.isAway()
                && (inbox.waiting().isEmpty() || inbox.waiting().awaitNone(PATIENCE));
    }

    private Storing keep(QueueEntry entry, Composition composition, Terms terms) throws IOException {
        Storing storing = inbox.local().store(entry, () -> composition, terms);
        if (storing instanceof Storing.Stored) {
            inbox.waiting().add(new WaitingMail(entry, Instant.EPOCH));
            return new Storing.Stored(composition.mail(), Durability.NODE);
        }
        return storing;
    }

    @Override
    public List<WaitingMail> waiting() throws IOException {
        return shared.waiting();
    }

    /** Whoever sends has it from the database, operators from wherever it is. */
    @Override
    public Optional<StoredMail> read(QueueEntry entry) throws IOException {
        return inbox.waiting().has(entry) ? readOneOfBoth(entry) : readShared(entry);
    }

    private Optional<StoredMail> readShared(QueueEntry entry) throws IOException {
        boolean sending = inbox.isSending();
        Optional<StoredMail> mail = shared.read(entry);
        return sending ? mail : mail.map(Shown::of);
    }

    private Optional<StoredMail> readOneOfBoth(QueueEntry entry) throws IOException {
        if (!central.isAway()) {
            Optional<StoredMail> mail = readShared(entry);
            if (mail.isPresent()) {
                return mail;
            }
        }
        return inbox.show(entry);
    }

    @Override
    public void requireReserve(long bytes) throws IOException {
        shared.requireReserve(bytes);
    }

    @Override
    public void saveState(QueueEntry entry, DeliveryState state) throws IOException {
        shared.saveState(entry, state);
    }

    @Override
    public Telling end(QueueEntry entry, MailEnd end) throws IOException {
        return shared.end(entry, end);
    }

    /** While the database is away, those of the disk can be told all the same. */
    @Override
    public List<QueueEntry> owed(Ending ending) throws IOException {
        List<QueueEntry> here = inbox.ends().owed(ending);
        try {
            return Lists.together(inbox.untold().without(shared.owed(ending)), here);
        } catch (AwayException e) {
            if (here.isEmpty()) {
                throw e;
            }
            return here;
        }
    }

    @Override
    public Optional<EndedMail> readOwed(QueueEntry entry, Ending ending) throws IOException {
        return inbox.ends().has(entry, ending) ? inbox.ends().read(entry, ending) : shared.readOwed(entry, ending);
    }

    @Override
    public void published(QueueEntry entry, Ending ending) throws IOException {
        if (inbox.ends().has(entry, ending)) {
            inbox.ends().published(entry, ending);
            inbox.failed().look();
        } else {
            inbox.transfer().forget(entry);
            shared.published(entry, ending);
        }
    }

    @Override
    public void setAside(QueueEntry entry) throws IOException {
        shared.setAside(entry);
    }

    @Override
    public void remove(QueueEntry entry) throws IOException {
        shared.remove(entry);
    }

    @Override
    public FailedMails failed() {
        return inbox.failed();
    }

    /** One of the disk waits there, and gets into the database like any other. */
    @Override
    public void putBack(QueueEntry entry) throws IOException {
        if (!inbox.failed().isLocal(entry)) {
            shared.putBack(entry);
            return;
        }
        inbox.local().putBack(entry);
        inbox.failed().look();
        inbox.waiting().add(new WaitingMail(entry, Instant.EPOCH));
    }

    @Override
    public Note transactions() {
        return inbox.local().transactions();
    }

    @Override
    public Optional<Sharing> sharing() {
        return Optional.of(sharing);
    }

    @Override
    public void close() throws IOException {
        inbox.transfer().close();
        try {
            shared.close();
        } finally {
            inbox.local().close();
        }
    }
}
