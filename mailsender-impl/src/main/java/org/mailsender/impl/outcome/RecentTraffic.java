// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mailsender.impl.threads.Moment;
import org.mailsender.impl.threads.Time;
import org.mailsender.management.TrafficWindow;

/**
 * Counts what came of mails lately, in 3 KB, whatever the pace; nothing before the first mail. Steps are measured by the
 * steady time, so that a clock that is set moves no count; they begin where the wall clock of the start shows whole
 * steps. Thread-safe: a count is an addition under a lock that nobody holds for long.
 */
final class RecentTraffic {

    private static final Duration WHOLE = TrafficWindow.DAY.step();

    private final Time time;
    private final Moment origin;
    private final Map<TrafficWindow, TrafficRing> rings = new EnumMap<>(TrafficWindow.class);

    RecentTraffic(Time time) {
        this.time = time;
        Instant wall = time.wall();
        Duration begun = Duration.ofSeconds(Math.floorMod(wall.getEpochSecond(), WHOLE.toSeconds()), wall.getNano());
        this.origin = time.now().plus(begun.negated());
    }

    synchronized void count(TrafficKind kind) {
        long nanos = elapsed();
        for (TrafficWindow window : TrafficWindow.values()) {
            ring(window).count(nanos, kind);
        }
    }

    synchronized List<TrafficRecord> steps(TrafficWindow window) {
        long nanos = elapsed();
        Instant begin = time.wall().minusNanos(nanos);
        TrafficRing ring = rings.containsKey(window) ? rings.get(window) : new TrafficRing(window);
        return ring.steps(nanos, step -> TrafficRecord.begun(begin.plusNanos(step)));
    }

    private TrafficRing ring(TrafficWindow window) {
        return rings.computeIfAbsent(window, TrafficRing::new);
    }

    private long elapsed() {
        return origin.until(time.now()).toNanos();
    }
}
