// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.inbox;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The thread that moves what waits on the disk, of all instances; there is none while nothing has to be done. Thread-safe.
 */
public final class InboxThread implements AutoCloseable {

    private static final Duration IDLE = Duration.ofSeconds(5);

    private final ScheduledThreadPoolExecutor executor;

    /** Starts no thread yet. */
    public InboxThread() {
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "mailsender-jdbc-inbox");
            thread.setDaemon(true);
            return thread;
        });
        executor.setKeepAliveTime(IDLE.toNanos(), TimeUnit.NANOSECONDS);
        executor.allowCoreThreadTimeOut(true);
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Runs a task later; never, once this is closed. */
    void run(Runnable task, Duration delay) {
        try {
            executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            if (!executor.isShutdown()) {
                throw e;
            }
        }
    }

    /** Nothing begins any more. */
    @Override
    public void close() {
        executor.shutdown();
    }
}
