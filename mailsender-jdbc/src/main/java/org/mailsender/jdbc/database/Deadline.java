// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.time.Duration;

/**
 * Until when something has to be done, by the monotonic clock. Immutable.
 *
 * @param end as {@link System#nanoTime}
 */
record Deadline(long end) {

    /** What mails are taken within. */
    static final Duration INTAKE = Duration.ofSeconds(2);
    /** What everything else is done within. */
    static final Duration OTHER = Duration.ofSeconds(10);

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    long nanos() {
        return end - System.nanoTime();
    }

    boolean isOver() {
        return nanos() <= 0;
    }

    /** At least 1, because 0 means for ever to a driver. */
    int millis() {
        return (int) Math.max(1, nanos() / 1_000_000);
    }
}
