// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import org.mailsender.impl.tasks.LaterTasks;

/** Wakes somebody at a time that may change. Not thread-safe. */
final class Alarm {

    private final LaterTasks later;
    private final Runnable sleeper;
    private Future<?> task;
    private Instant time = Instant.MAX;

    Alarm(LaterTasks later, Runnable sleeper) {
        this.later = later;
        this.sleeper = sleeper;
    }

    /** Set for a time in the future, or for none. */
    void set(Instant now, Instant next) {
        if (next.equals(time) && task != null && !task.isDone()) {
            return;
        }
        cancel();
        if (next.isBefore(Instant.MAX) && next.isAfter(now)) {
            time = next;
            task = later.schedule(sleeper, Duration.between(now, next).plusMillis(1));
        }
    }

    void cancel() {
        if (task != null) {
            task.cancel(false);
            task = null;
        }
        time = Instant.MAX;
    }
}
