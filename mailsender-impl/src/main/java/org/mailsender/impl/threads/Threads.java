// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.threads;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that all instances of the bundle share: workers for as long as there is work, and one timer; none of them
 * lives long without a task. Their context class loader is the bundle's, because Jakarta Mail looks its providers up
 * there first, and may find those of somebody else. Thread-safe.
 */
public final class Threads implements AutoCloseable {

    private static final long IDLE_SECONDS = 10;
    private static final Duration WITHOUT_THREAD = Duration.ofSeconds(1);

    private final ThreadPoolExecutor workers;
    private final ScheduledThreadPoolExecutor timer;

    /** Makes the threads on demand. */
    public Threads() {
        this.workers = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), factory("mailsender"));
        this.timer = new ScheduledThreadPoolExecutor(1, factory("mailsender-timer"));
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    private static ThreadFactory factory(String name) {
        AtomicInteger number = new AtomicInteger();
        ClassLoader loader = new RememberingClassLoader(Threads.class.getClassLoader());
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            return thread;
        };
    }

    /**
     * Threads for tasks that may wait.
     *
     * @param name what a thread is called while it works, and until it works for somebody else
     * @return runs each task at once
     */
    public Executor workers(String name) {
        return task -> workers.execute(() -> {
            nameThread(name);
            try {
                task.run();
            } finally {
                reviveTimer();
            }
        });
    }

    /** It keeps the name of its last task, because to name a thread is a call to the system. */
    private static void nameThread(String name) {
        Thread thread = Thread.currentThread();
        if (!thread.getName().equals(name)) {
            thread.setName(name);
        }
    }

    /**
     * Threads for tasks that may wait, and are to run at a later time. A task for which the machine has no thread left is
     * tried again every second; after {@link #close} none runs.
     *
     * @param name what a thread is called while it works
     * @return runs each task when it is due
     */
    public LaterTasks later(String name) {
        Executor named = workers(name);
        return (task, delay) -> schedule(() -> perform(named, task), delay);
    }

    /**
     * The timer's own thread, for tasks that never wait.
     *
     * @return runs each task when it is due
     */
    public LaterTasks alarms() {
        return this::schedule;
    }

    private void perform(Executor named, Runnable task) {
        try {
            named.execute(task);
        } catch (OutOfMemoryError e) {
            // What the JVM says when the system refuses a thread.
            schedule(() -> perform(named, task), WITHOUT_THREAD);
        }
    }

    private Future<?> schedule(Runnable task, Duration delay) {
        try {
            return timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(null);
        } catch (OutOfMemoryError e) {
            // The task is in the timer's queue, but there is no thread for the timer.
            reviveTimer();
            return CompletableFuture.completedFuture(null);
        }
    }

    /** A task for later must not be forgotten because the machine had no thread for the timer when it was scheduled. */
    private void reviveTimer() {
        if (timer.getPoolSize() == 0 && !timer.getQueue().isEmpty()) {
            try {
                timer.prestartCoreThread();
            } catch (OutOfMemoryError e) {
                // The next worker that ends tries it again.
            }
        }
    }

    /**
     * The one timer.
     *
     * @return for tasks that never wait
     */
    public ScheduledExecutorService timer() {
        return timer;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(1, TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
