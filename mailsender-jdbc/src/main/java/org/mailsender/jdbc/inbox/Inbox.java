// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.inbox;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mailsender.store.MailStore;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.Sharing;
import org.mailsender.store.StoredMail;
import org.mailsender.store.UnreadableTextException;

/** What this node's disk has of an instance's mails, and how it gets into the database. Thread-safe. */
final class Inbox {

    private final MailStore local;
    private final Sharing shared;
    private final InboxThread thread;
    private final Waiting waiting;
    private final Untold untold = new Untold();
    /** Those of this process that wait here and are announced. */
    private final Set<QueueEntry> announced = ConcurrentHashMap.newKeySet();

    private final LocalEnds ends;
    private final InboxFailedMails failed;
    private final Transfer transfer;
    private final Mover mover;

    /** Empty until somebody listens. */
    private volatile Optional<InboxListener> listener = Optional.empty();

    /** Finds what an earlier process has left, a local queue or an inbox. */
    Inbox(Central central, MailStore local, InboxThread thread) throws IOException {
        this.local = local;
        this.shared = central.sharing();
        this.thread = thread;
        this.waiting = new Waiting(local.waiting());
        this.ends = new LocalEnds(local);
        this.failed = new InboxFailedMails(central.store().failed(), local.failed());
        this.transfer = new Transfer(central, local, waiting, ends, this::moved);
        this.mover = new Mover(transfer, waiting, untold, thread, this::owe);
        central.whenBack(mover::nudge);
    }

    MailStore local() {
        return local;
    }

    Waiting waiting() {
        return waiting;
    }

    Untold untold() {
        return untold;
    }

    LocalEnds ends() {
        return ends;
    }

    InboxFailedMails failed() {
        return failed;
    }

    Transfer transfer() {
        return transfer;
    }

    Mover mover() {
        return mover;
    }

    /** Begins to move. */
    void start(InboxListener hearing) {
        listener = Optional.of(hearing);
        owe();
        mover.nudge();
    }

    /** Has outcomes told that are owed by now. */
    private void owe() {
        listener.ifPresent(hearing -> thread.run(hearing::outcomesOwed, Duration.ZERO));
    }

    /**
     * Reads one that waits here, for operators. It is not to be sent: if the answer to its commit was lost, another node
     * may be about to.
     */
    Optional<StoredMail> show(QueueEntry entry) throws IOException {
        Optional<StoredMail> mail = local.read(entry);
        if (!isSending()) {
            return mail;
        }
        return mail.map(found -> new StoredMail(entry, found.mail(), found.state(), Inbox::refuse, found.size()));
    }

    /** Whether a mail that is read may be read to be sent: also if the right to do so has just ended. */
    boolean isSending() {
        return listener.filter(InboxListener::isSending).isPresent();
    }

    private static void refuse(OutputStream out) throws IOException {
        throw new UnreadableTextException(new IOException("the mail waits on this node's disk for the database"));
    }

    /** One that waits here is announced to the database when it is there: it would be looked for there at once. */
    void announced(QueueEntry entry) {
        if (!waiting.has(entry)) {
            untold.end(entry);
            shared.announced(entry);
            return;
        }
        announced.add(entry);
        untold.end(entry);
        owe();
        mover.nudge();
    }

    /** It is in the database, or was. */
    private void moved(QueueEntry entry) {
        if (announced.remove(entry)) {
            shared.announced(entry);
        }
    }
}
