// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.inbox;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.mailsender.jdbc.database.AwayException;
import org.mailsender.store.DamagedMailException;
import org.mailsender.store.MailStore;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.StoredMail;

/**
 * Moves mails from the local disk into the database, each in whole: it is gone from the disk only when it certainly is in
 * the database. Thread-safe.
 */
final class Transfer {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Central central;
    private final MailStore local;
    private final Waiting waiting;
    private final LocalEnds ends;
    /** Hears of each that waits here no more. */
    private final Consumer<QueueEntry> gone;
    /** Held while a mail is moved, and while its copy on the disk is removed otherwise. */
    private final ReentrantLock moving = new ReentrantLock();

    private volatile boolean closed;

    Transfer(Central central, MailStore local, Waiting waiting, LocalEnds ends, Consumer<QueueEntry> gone) {
        this.central = central;
        this.local = local;
        this.waiting = waiting;
        this.ends = ends;
        this.gone = gone;
    }

    /**
     * Moves one.
     *
     * @return whether an outcome is owed instead
     * @throws AwayException if the database does not answer
     * @throws IOException if the disk gives trouble with this mail
     */
    boolean move(QueueEntry entry) throws IOException {
        moving.lock();
        try {
            return !closed && waiting.has(entry) && moveInside(entry);
        } finally {
            moving.unlock();
        }
    }

    private boolean moveInside(QueueEntry entry) throws IOException {
        boolean moved;
        try {
            StoredMail mail = read(entry);
            moved = insert(mail);
            if (!moved) {
                ends.refused(
                        mail,
                        "it was taken while the database did not answer, and another mail has its messageKey by now.");
            }
        } catch (DamagedMailException e) {
            moved = false;
            ends.damaged(entry, e);
        }
        if (moved) {
            local.remove(entry);
        }
        remove(entry);
        return !moved;
    }

    private void remove(QueueEntry entry) {
        waiting.remove(entry);
        gone.accept(entry);
    }

    private StoredMail read(QueueEntry entry) throws IOException {
        Optional<StoredMail> mail = local.read(entry);
        if (mail.isEmpty()) {
            throw new DamagedMailException("its file is gone.", new IOException("somebody has removed it"));
        }
        return mail.get();
    }

    /** A mail of a former local queue may, though hardly ever, have the id of another node's: then it gets another. */
    private boolean insert(StoredMail mail) throws IOException {
        if (central.insertAgain(mail)) {
            return true;
        }
        QueueEntry fresh =
                central.store().next(mail.entry().manual(), mail.mail().messageKey());
        return central.insertAgain(new StoredMail(fresh, mail.mail(), mail.state(), mail.text(), mail.size()));
    }

    /** The database has this mail, and knows its outcome: a copy on the disk must not come after it. */
    void forget(QueueEntry entry) throws IOException {
        if (!waiting.has(entry)) {
            return;
        }
        moving.lock();
        try {
            if (waiting.has(entry)) {
                local.remove(entry);
                remove(entry);
            }
        } finally {
            moving.unlock();
        }
    }

    /** Waits a moment for the one that is being moved, which may be tried again, and keeps all others where they are. */
    void close() {
        closed = true;
        boolean still = false;
        try {
            still = moving.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (still) {
                moving.unlock();
            }
        }
    }
}
