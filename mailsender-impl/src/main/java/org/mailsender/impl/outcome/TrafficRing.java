// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.outcome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import org.mailsender.management.TrafficWindow;

/** The counts of the last steps of one window, the oldest of which makes room for the newest. Used under its owner's lock. */
final class TrafficRing {

    private final long stepNanos;
    private final int steps;
    private final int[] counts;
    private long newest;

    TrafficRing(TrafficWindow window) {
        this.stepNanos = window.step().toNanos();
        this.steps = window.steps();
        this.counts = new int[steps * TrafficKind.COUNT];
    }

    /** Counts what happens at a time, which never goes back. */
    void count(long nanos, TrafficKind kind) {
        advance(nanos);
        counts[slot(newest) + kind.place()]++;
    }

    /** The steps up to the one of a time, which never goes back. */
    List<TrafficRecord> steps(long nanos, LongFunction<TrafficRecord> begun) {
        advance(nanos);
        List<TrafficRecord> found = new ArrayList<>(steps);
        for (long step = newest - steps + 1; step <= newest; step++) {
            int slot = slot(step);
            found.add(begun.apply(step * stepNanos)
                    .counting(
                            counts[slot + TrafficKind.DONE.place()],
                            counts[slot + TrafficKind.FAILED.place()],
                            counts[slot + TrafficKind.DEFERRED.place()]));
        }
        return found;
    }

    private void advance(long nanos) {
        long step = nanos / stepNanos;
        for (long empty = Math.max(newest + 1, step - steps + 1); empty <= step; empty++) {
            Arrays.fill(counts, slot(empty), slot(empty) + TrafficKind.COUNT, 0);
        }
        newest = step;
    }

    /** Before the first step there were others, in which nothing happened. */
    private int slot(long step) {
        return Math.floorMod(step, steps) * TrafficKind.COUNT;
    }
}
