// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.threads;

import java.util.concurrent.Executor;
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
     * @param name what a thread is called while it works
     * @return runs each task at once
     */
    public Executor workers(String name) {
        return task -> workers.execute(() -> {
            Thread thread = Thread.currentThread();
            String idleName = thread.getName();
            thread.setName(name);
            try {
                task.run();
            } finally {
                thread.setName(idleName);
            }
        });
    }

    /**
     * Threads for tasks that may wait, and are to run at a later time.
     *
     * @param name what a thread is called while it works
     * @return runs each task when it is due
     */
    public LaterTasks later(String name) {
        Executor named = workers(name);
        return (task, delay) -> timer.schedule(() -> named.execute(task), delay.toMillis(), TimeUnit.MILLISECONDS);
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
