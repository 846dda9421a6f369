// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.outcome;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mailsender.impl.store.Reason;
import org.mailsender.impl.threads.LaterTasks;
import org.mailsender.store.Note;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the history of transactions down, a second after it has changed and at the end, so that operators find it again
 * after a restart; what the last second before a kill brought may be missing. Thread-safe.
 */
public final class KeptTransactions implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger("org.mailsender");
    private static final Duration SOON = Duration.ofSeconds(1);

    private final TransactionHistory history;
    private final Note note;
    private final LaterTasks later;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    /** Guarded by this. */
    private boolean closed;

    private KeptTransactions(TransactionHistory history, Note note, LaterTasks later) {
        this.history = history;
        this.note = note;
        this.later = later;
    }

    /**
     * Reads what an earlier process left, and keeps what comes.
     *
     * @param history of one instance
     * @param note where it is kept
     * @param later runs what takes its time
     * @return to be closed before the note's store
     */
    public static KeptTransactions open(TransactionHistory history, Note note, LaterTasks later) {
        KeptTransactions kept = new KeptTransactions(history, note, later);
        kept.restore();
        history.whenChanged(kept::changed);
        return kept;
    }

    /** An aid for operators that cannot be read must not keep any mail from being sent. */
    private void restore() {
        try {
            TransactionText.read(note.read()).ifPresent(history::restore);
        } catch (IOException e) {
            LOG.warn("what became of earlier mails cannot be read: {}", Reason.of(e));
        }
    }

    private void changed() {
        if (scheduled.compareAndSet(false, true)) {
            later.schedule(this::save, SOON);
        }
    }

    private synchronized void save() {
        scheduled.set(false);
        if (closed) {
            return;
        }
        try {
            note.write(history.text().write());
        } catch (IOException e) {
            // The next mail meets the same trouble, and tells it.
        }
    }

    @Override
    public synchronized void close() {
        history.whenChanged(() -> {});
        if (!closed) {
            save();
            closed = true;
        }
    }
}
