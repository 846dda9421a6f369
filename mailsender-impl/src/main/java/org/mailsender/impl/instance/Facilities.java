// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mailsender.impl.auth.Authentication;
import org.mailsender.impl.auth.TokenSources;
import org.mailsender.impl.delivery.DeliveryServices;
import org.mailsender.impl.smtp.CertificateWatch;
import org.mailsender.impl.smtp.SmtpConnector;
import org.mailsender.impl.threads.LaterTasks;
import org.mailsender.impl.threads.Threads;
import org.mailsender.impl.threads.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all instances of the bundle share: time, threads, and what opens connections. Thread-safe. */
public final class Facilities implements AutoCloseable {

    /** With the threads' own second it stays below the five seconds that a container gives. */
    private static final Duration PATIENCE = Duration.ofMillis(3900);

    private static final Logger LOG = LoggerFactory.getLogger("org.mailsender");

    private final Time time;
    private final Threads threads = new Threads();
    private final TokenSources tokens;
    private final SmtpConnector connector;
    /** By the name of the instance. */
    private final Map<String, CompletableFuture<Void>> stops = new ConcurrentHashMap<>();

    private final AtomicBoolean unused = new AtomicBoolean(true);

    /**
     * Makes them; threads come with the work.
     *
     * @param time tells it
     */
    public Facilities(Time time) {
        this.time = time;
        this.tokens = new TokenSources(time, threads);
        this.connector = new SmtpConnector(threads, time, Authentication.standard(time, tokens));
    }

    /**
     * The time.
     *
     * @return the one for all
     */
    public Time time() {
        return time;
    }

    TokenSources tokens() {
        return tokens;
    }

    SmtpConnector connector() {
        return connector;
    }

    Executor workers(String instance) {
        return threads.workers(threadName(instance));
    }

    /**
     * Runs tasks for an instance at a later time, on threads that may wait.
     *
     * @param instance its name
     * @return of the one timer
     */
    public LaterTasks later(String instance) {
        return threads.later(threadName(instance));
    }

    private static String threadName(String instance) {
        return "mailsender-" + instance;
    }

    DeliveryServices deliveryServices(String instance, CertificateWatch watch) {
        return new DeliveryServices(
                time,
                workers(instance),
                threads.alarms(),
                later(instance),
                connector.telling(watch),
                () -> ThreadLocalRandom.current().nextDouble(),
                (thread, error) -> LOG.error("{}: an error of our own interrupted the delivery", instance, error));
    }

    /** Runs a task for the first instance of the bundle only. */
    void beforeFirstUse(Runnable task) {
        if (unused.compareAndSet(true, false)) {
            task.run();
        }
    }

    /** Stops an instance on a thread of its own, so that many stop at the same time. */
    void stop(String instance, Runnable stopping) {
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        stops.put(instance, stopped);
        Runnable task = () -> {
            try {
                stopping.run();
            } finally {
                stops.remove(instance, stopped);
                stopped.complete(null);
            }
        };
        try {
            workers(instance).execute(task);
        } catch (OutOfMemoryError | RejectedExecutionException e) {
            // Without a thread for it, it takes the caller's time.
            task.run();
        }
    }

    /** Runs a task as soon as no former instance of a name is stopping any more; it has the spool until then. */
    void afterStopOf(String instance, Runnable task) {
        stops.getOrDefault(instance, CompletableFuture.completedFuture(null))
                .thenRun(() -> later(instance).schedule(task, Duration.ZERO));
    }

    /** Waits for the instances that are stopping, within five seconds in all, and ends the threads. */
    @Override
    public void close() {
        try {
            CompletableFuture.allOf(stops.values().toArray(CompletableFuture[]::new))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn(
                    "Not every instance stopped within {} s; what they were sending is sent again",
                    PATIENCE.toSeconds());
        } catch (ExecutionException e) {
            throw new IllegalStateException("a stop never fails", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            threads.close();
        }
    }
}
