// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Gives each mail an id that sorts by the time of its event, in microseconds, and is never given twice. Thread-safe. */
public final class ArrivalIds {

    private final Clock clock;
    private final AtomicLong last;

    /**
     * Continues a sequence.
     *
     * @param clock tells the time
     * @param last the highest id given so far, 0 for none
     */
    public ArrivalIds(Clock clock, long last) {
        this.clock = clock;
        this.last = new AtomicLong(last);
    }

    /**
     * The id of a mail whose event comes now.
     *
     * @return higher than any before
     */
    public long next() {
        long now = at(clock.instant());
        return last.updateAndGet(previous -> Math.max(previous + 1, now));
    }

    static long at(Instant instant) {
        return Math.multiplyExact(instant.toEpochMilli(), 1000L);
    }
}
