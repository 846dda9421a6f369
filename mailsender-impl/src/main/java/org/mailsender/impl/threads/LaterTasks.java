// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.threads;

import java.time.Duration;
import java.util.concurrent.Future;

/** Runs tasks at a later time, on threads that may wait. */
public interface LaterTasks {

    /**
     * Runs a task once.
     *
     * @param task may block
     * @param delay from now
     * @return to cancel it
     */
    Future<?> schedule(Runnable task, Duration delay);
}
