// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.pace;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Offers work at a fixed rate, whatever the work does: a slow one makes those behind it late, and their latency counts
 * from when they were due. So nothing is left out while somebody stalls (coordinated omission). Not thread-safe.
 */
public final class OfferedRate {

    /** The kernel wakes a sleeper too late; the rest is spun. */
    private static final long SPUN_NANOS = TimeUnit.MICROSECONDS.toNanos(150);

    private final long intervalNanos;

    /**
     * Begins with the first work.
     *
     * @param perSecond how many are due in a second, at least 1
     */
    public OfferedRate(int perSecond) {
        this.intervalNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    /** What is due. */
    @FunctionalInterface
    public interface Work {

        /**
         * Does it, in the thread of the caller.
         *
         * @param number from 0
         * @param dueNanos by {@code System.nanoTime()}
         * @throws Exception if it fails
         */
        void run(int number, long dueNanos) throws Exception;
    }

    /**
     * Does the work that often, and returns after the last.
     *
     * @param count how often
     * @param work what
     * @throws Exception if the work fails
     */
    public void run(int count, Work work) throws Exception {
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = start + i * intervalNanos;
            await(due);
            work.run(i, due);
        }
    }

    private static void await(long due) {
        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
            if (wait > SPUN_NANOS) {
                LockSupport.parkNanos(wait - SPUN_NANOS);
            } else {
                Thread.onSpinWait();
            }
        }
    }
}
