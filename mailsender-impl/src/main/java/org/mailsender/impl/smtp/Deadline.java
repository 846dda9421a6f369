// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends an attempt that takes too long by closing its socket: time-outs of reads do not bound a server that answers a
 * byte at a time. Thread-safe.
 */
final class Deadline {

    private final ScheduledExecutorService timer;
    private final Wire wire;
    private final Duration limit;
    /** Guarded by this. */
    private long end;

    private boolean running;
    private ScheduledFuture<?> check;

    Deadline(ScheduledExecutorService timer, Wire wire, Duration limit) {
        this.timer = timer;
        this.wire = wire;
        this.limit = limit;
    }

    /** An attempt begins. A check already scheduled finds the new end when it runs. */
    synchronized void restart() {
        end = System.nanoTime() + limit.toNanos();
        running = true;
        if (check == null) {
            check = timer.schedule(this::check, limit.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** No attempt is under way. */
    synchronized void clear() {
        running = false;
        if (check != null) {
            check.cancel(false);
            check = null;
        }
    }

    private synchronized void check() {
        check = null;
        if (!running) {
            return;
        }
        long left = end - System.nanoTime();
        if (left <= 0) {
            wire.abort("the attempt took longer than attemptTimeoutSeconds, " + limit.toSeconds() + ", allows");
        } else {
            check = timer.schedule(this::check, left, TimeUnit.NANOSECONDS);
        }
    }
}
