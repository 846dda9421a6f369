// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import org.mailsender.impl.threads.LaterTasks;
import org.mailsender.impl.threads.Moment;

/** Wakes somebody at a moment that may change. Not thread-safe. */
final class Alarm {

    /** A timer may be early by less than its own unit. */
    private static final Duration ROUNDING = Duration.ofMillis(1);

    private final LaterTasks later;
    private final Runnable sleeper;
    private Future<?> task;
    private Optional<Moment> set = Optional.empty();

    Alarm(LaterTasks later, Runnable sleeper) {
        this.later = later;
        this.sleeper = sleeper;
    }

    /** Set for a moment to come, or for none. */
    void set(Moment now, Optional<Moment> next) {
        if (next.isPresent() && next.equals(set) && !task.isDone()) {
            return;
        }
        cancel();
        if (next.isPresent() && next.get().isAfter(now)) {
            set = next;
            task = later.schedule(sleeper, now.until(next.get()).plus(ROUNDING));
        }
    }

    void cancel() {
        if (task != null) {
            task.cancel(false);
            task = null;
        }
        set = Optional.empty();
    }
}
