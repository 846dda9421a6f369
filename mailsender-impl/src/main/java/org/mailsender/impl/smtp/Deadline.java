// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.mailsender.impl.threads.Moment;
import org.mailsender.impl.threads.Time;

/**
 * Ends an attempt that takes too long by closing its socket: time-outs of reads do not bound a server that answers a
 * byte at a time. Thread-safe.
 */
final class Deadline {

    private final ScheduledExecutorService timer;
    private final Wire wire;
    private final Time time;
    private final Duration limit;
    /** Guarded by this. */
    private Moment end = Moment.FIRST;

    private boolean running;
    private ScheduledFuture<?> check;

    Deadline(ScheduledExecutorService timer, Time time, Wire wire, Duration limit) {
        this.timer = timer;
        this.time = time;
        this.wire = wire;
        this.limit = limit;
    }

    /** An attempt begins. A check already scheduled finds the new end when it runs. */
    synchronized void restart() {
        end = time.now().plus(limit);
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
        Duration left = time.now().until(end);
        if (left.isNegative() || left.isZero()) {
            wire.abort("the attempt took longer than attemptTimeoutSeconds, " + limit.toSeconds() + ", allows");
        } else {
            check = timer.schedule(this::check, left.toNanos(), TimeUnit.NANOSECONDS);
        }
    }
}
