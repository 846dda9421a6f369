// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.inbox;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mailsender.jdbc.database.AwayException;
import org.mailsender.store.QueueEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has all mails of an inbox moved, in their order, as soon as that can be; what cannot be read for now does not hold up the
 * others. Thread-safe.
 */
final class Mover {

    private static final Logger LOG = LoggerFactory.getLogger("org.mailsender");

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Transfer transfer;
    private final Waiting waiting;
    private final Untold untold;
    private final InboxThread thread;
    private final Runnable owed;

    /** Whether a round is to come already. */
    private final AtomicBoolean due = new AtomicBoolean();
    /** Used by the thread alone. */
    private Duration pause = SHORTEST;

    private volatile Optional<IOException> trouble = Optional.empty();

    Mover(Transfer transfer, Waiting waiting, Untold untold, InboxThread thread, Runnable owed) {
        this.transfer = transfer;
        this.waiting = waiting;
        this.untold = untold;
        this.thread = thread;
        this.owed = owed;
    }

    /** Tries it now. Returns at once. */
    void nudge() {
        if (!waiting.isEmpty() && due.compareAndSet(false, true)) {
            thread.run(this::round, Duration.ZERO);
        }
    }

    /** Why the last round did not move all. */
    Optional<IOException> trouble() {
        return waiting.isEmpty() ? Optional.empty() : trouble;
    }

    private void round() {
        due.set(false);
        Optional<IOException> met = Optional.empty();
        try {
            met = moveAll();
        } catch (RuntimeException | Error e) {
            LOG.error("an error of our own met the transfer of mails into the database", e);
            met = Optional.of(new IOException("an error of our own: " + e, e));
        }
        trouble = met;
        if (met.isEmpty()) {
            pause = SHORTEST;
        } else {
            thread.run(this::nudge, pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
        }
    }

    /** One whose event is just being taken is moved when that is told; those behind it wait. */
    private Optional<IOException> moveAll() {
        Optional<IOException> met = Optional.empty();
        for (QueueEntry entry : waiting.entries()) {
            if (untold.has(entry)) {
                return met;
            }
            try {
                if (transfer.move(entry)) {
                    owed.run();
                }
            } catch (AwayException e) {
                return Optional.of(e);
            } catch (IOException e) {
                met = Optional.of(e);
            }
        }
        return met;
    }
}
