// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.threads;

import java.time.Duration;

/**
 * A moment on the steady time line, which nobody can set: what is awaited is awaited until a moment. Immutable.
 *
 * @param nanos nanoseconds since the beginning of this process's time line
 */
public record Moment(long nanos) implements Comparable<Moment> {

    /** Before all others. */
    public static final Moment FIRST = new Moment(Long.MIN_VALUE);

    /**
     * A later moment.
     *
     * @param duration how much later
     * @return never beyond the end of the time line, in 292 years
     */
    public Moment plus(Duration duration) {
        try {
            return new Moment(Math.addExact(nanos, duration.toNanos()));
        } catch (ArithmeticException e) {
            return new Moment(Long.MAX_VALUE);
        }
    }

    /**
     * How long it is from this moment to another.
     *
     * @param other the end
     * @return negative if the other one comes first
     */
    public Duration until(Moment other) {
        return Duration.ofNanos(other.nanos - nanos);
    }

    /**
     * Whether this moment comes after another.
     *
     * @param other to compare with
     * @return false for the same
     */
    public boolean isAfter(Moment other) {
        return nanos > other.nanos;
    }

    @Override
    public int compareTo(Moment other) {
        return Long.compare(nanos, other.nanos);
    }
}
