// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.outcome;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.mailsender.management.Traffic;

/** What came of mails within one step. Immutable. */
record TrafficRecord(Instant from, long done, long failed, long deferred) implements Traffic {

    /** The two clocks are not read at the same instant, and a wall clock is corrected by fractions of a second. */
    private static final Duration HALF = Duration.ofMillis(500);

    static TrafficRecord begun(Instant from) {
        return new TrafficRecord(from.plus(HALF).truncatedTo(ChronoUnit.SECONDS), 0, 0, 0);
    }

    TrafficRecord counting(long someDone, long someFailed, long someDeferred) {
        return new TrafficRecord(from, someDone, someFailed, someDeferred);
    }
}
