// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mailsender.impl.threads.Moment;
import org.mailsender.impl.threads.Time;
import org.mailsender.store.QueueEntry;

/**
 * How long ago mails were taken, although only the wall clock's time of it is known: a clock that is set meanwhile makes
 * no mail older or younger. Thread-safe.
 */
final class Ages {

    /** Less may be the clock's own way of getting right. */
    private static final Duration NOTICEABLE = Duration.ofSeconds(1);

    private static final int MOST_JUMPS = 64;

    /** The clock was set, after all mails up to an id were taken. */
    private record Jump(long lastId, Duration by) {}

    private final Time time;
    /** Guarded by this. */
    private final List<Jump> jumps = new ArrayList<>();

    private Instant wallAtStart;
    private final Moment start;
    private long lastId;

    Ages(Time time) {
        this.time = time;
        this.start = time.now();
        this.wallAtStart = time.wall();
    }

    /** A mail was taken. */
    synchronized void taken(QueueEntry entry) {
        notice();
        lastId = Math.max(lastId, entry.id());
    }

    /** How old a mail is; not negative. */
    synchronized Duration of(QueueEntry entry) {
        notice();
        Duration age = Duration.between(entry.taken(), time.wall());
        for (Jump jump : jumps) {
            if (jump.lastId >= entry.id()) {
                age = age.minus(jump.by);
            }
        }
        return age.isNegative() ? Duration.ZERO : age;
    }

    private void notice() {
        Instant expected = wallAtStart.plus(start.until(time.now()));
        Duration by = Duration.between(expected, time.wall());
        if (by.abs().compareTo(NOTICEABLE) > 0) {
            wallAtStart = wallAtStart.plus(by);
            jumps.add(new Jump(lastId, by));
        }
        if (jumps.size() > MOST_JUMPS) {
            Jump first = jumps.remove(0);
            Jump second = jumps.remove(0);
            jumps.add(0, new Jump(second.lastId, first.by.plus(second.by)));
        }
    }
}
