// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mailsender.impl.auth.Authentication;
import org.mailsender.impl.delivery.DeliveryServices;
import org.mailsender.impl.smtp.SmtpConnector;
import org.mailsender.impl.threads.LaterTasks;
import org.mailsender.impl.threads.Threads;
import org.mailsender.impl.threads.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all instances of the bundle share: time, threads, and what opens connections. Thread-safe. */
public final class Facilities implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("org.mailsender");

    private final Time time;
    private final Threads threads = new Threads();
    private final SmtpConnector connector;
    private final AtomicBoolean unused = new AtomicBoolean(true);

    /**
     * Makes them; threads come with the work.
     *
     * @param time tells it
     */
    public Facilities(Time time) {
        this.time = time;
        this.connector = new SmtpConnector(threads, time, Authentication.standard(time, threads));
    }

    /**
     * The time.
     *
     * @return the one for all
     */
    public Time time() {
        return time;
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

    DeliveryServices deliveryServices(String instance) {
        return new DeliveryServices(
                time,
                workers(instance),
                later(instance),
                connector,
                () -> ThreadLocalRandom.current().nextDouble(),
                (thread, error) -> LOG.error("{}: an error of our own interrupted the delivery", instance, error));
    }

    /** Runs a task for the first instance of the bundle only. */
    void beforeFirstUse(Runnable task) {
        if (unused.compareAndSet(true, false)) {
            task.run();
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
