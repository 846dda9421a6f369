// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.mailsender.impl.delivery.Delivery;
import org.mailsender.impl.smtp.SmtpConnector;
import org.mailsender.impl.smtp.auth.Authentication;
import org.mailsender.impl.tasks.LaterTasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that all instances of the bundle share: workers for as long as there is work, and one timer; none of them
 * lives long without a task. Their context class loader is the bundle's, because Jakarta Mail looks its providers up
 * there first, and may find those of somebody else. Thread-safe.
 */
public final class Platform implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("org.mailsender");
    private static final long IDLE_SECONDS = 10;

    private final Clock clock;
    private final ThreadPoolExecutor workers;
    private final ScheduledThreadPoolExecutor timer;
    private final SmtpConnector connector;
    private final AtomicBoolean unused = new AtomicBoolean(true);

    /**
     * Makes the threads on demand.
     *
     * @param clock tells the time
     */
    public Platform(Clock clock) {
        this.clock = clock;
        this.workers = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), threads("mailsender"));
        this.timer = new ScheduledThreadPoolExecutor(1, threads("mailsender-timer"));
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        this.connector = new SmtpConnector(timer, Authentication.standard());
    }

    private static ThreadFactory threads(String name) {
        AtomicInteger number = new AtomicInteger();
        ClassLoader loader = new RememberingClassLoader(Platform.class.getClassLoader());
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            return thread;
        };
    }

    /** Runs a task for the first instance of the bundle only. */
    void beforeFirstUse(Runnable task) {
        if (unused.compareAndSet(true, false)) {
            task.run();
        }
    }

    Clock clock() {
        return clock;
    }

    /** Workers that bear a name while they work. */
    Executor workers(String name) {
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

    /** What the deliveries of one instance run on. */
    Delivery.Services deliveryServices(String instance) {
        Executor named = workers("mailsender-" + instance);
        LaterTasks later =
                (task, delay) -> timer.schedule(() -> named.execute(task), delay.toMillis(), TimeUnit.MILLISECONDS);
        return new Delivery.Services(
                clock,
                named,
                later,
                connector,
                (thread, error) -> LOG.error("{}: an error of our own interrupted the delivery", instance, error));
    }

    /**
     * Opens connections, also for tests of a configuration.
     *
     * @return the connector
     */
    public SmtpConnector connector() {
        return connector;
    }

    /**
     * Threads for tasks that may wait.
     *
     * @return the workers, without names of their own
     */
    public ExecutorService executor() {
        return workers;
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
