// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.mailsender.store.MailStore;
import org.mailsender.store.QueueEntry;

/**
 * Places in the queue of an instance: the moment by the database's clock in microseconds, with a number of this process
 * in place of the last six bits, so that two nodes hardly ever take the same. Thread-safe.
 */
final class Ids {

    private static final long STEP = 64;

    private final DatabaseClock clock;
    private final long number;
    private final MailStore local;
    private final AtomicLong last = new AtomicLong();

    Ids(DatabaseClock clock, String incarnation, MailStore local) {
        this.clock = clock;
        this.number = Math.floorMod(incarnation.hashCode(), STEP);
        this.local = local;
    }

    /** Behind all that this node has taken, those among the files of the local spool too. */
    QueueEntry next(boolean manual, Optional<String> messageKey) {
        QueueEntry here = local.next(manual, messageKey);
        long now = Math.max(clock.micros(), here.id());
        long id = last.updateAndGet(before -> Math.max(number(now), before + STEP));
        return new QueueEntry(id, manual, here.keyHash());
    }

    /** The next one above with our number; the local spool's clock may be ahead. */
    private long number(long micros) {
        return micros - Math.floorMod(micros, STEP) + STEP + number;
    }

    /** The wall clock of a process, moved to the database's. */
    static final class DatabaseClock {

        private final Clock wall;
        private volatile long offset;

        DatabaseClock(Clock wall) {
            this.wall = wall;
        }

        /** The database said so, at a moment of our own clock. */
        void align(long databaseMicros, long ownMicros) {
            offset = databaseMicros - ownMicros;
        }

        long ownMicros() {
            Instant now = wall.instant();
            return now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
        }

        long micros() {
            return ownMicros() + offset;
        }
    }
}
