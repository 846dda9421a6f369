// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads of a node, and what it does by itself: renew, look, listen, tell. Thread-safe. */
final class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger("org.mailsender.jdbc");
    private static final Duration TICK = Duration.ofMillis(40);
    /** A lease that runs out is seen so shortly after. */
    private static final Duration AFTER_EXPIRY = Duration.ofMillis(30);

    private static final long BUSY = TimeUnit.SECONDS.toNanos(2);
    private static final long WATCH = 100;
    private static final long STARTING = TimeUnit.SECONDS.toNanos(5);
    private static final Duration HOURLY = Duration.ofHours(1);

    private final DatabaseSettings settings;
    private final Connecting connecting;
    private final Reigns reigns;
    private final Telltale telltale;
    private final Spurs spurs;
    private final Thread thread = new Thread(this::run, "mailsender-jdbc-housekeeping");
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> daemon(task, "mailsender-jdbc"));
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "mailsender-jdbc-watch"));
    private final Retention retention;
    private volatile long nextLook = System.nanoTime();
    private volatile long busyUntil = System.nanoTime();
    private final long begun = System.nanoTime();
    private volatile boolean spurred;
    private volatile boolean closed;
    private long nextSweep = System.nanoTime() + HOURLY.toNanos() / 60;

    Housekeeping(DatabaseSettings settings, Connecting connecting, Reigns reigns, Telltale telltale, Spurs spurs) {
        this.settings = settings;
        this.connecting = connecting;
        this.reigns = reigns;
        this.telltale = telltale;
        this.spurs = spurs;
        this.retention = new Retention(connecting.house());
        thread.setDaemon(true);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    void start() {
        connecting.whenBack(this::look);
        connecting.start();
        thread.start();
        timer.scheduleWithFixedDelay(this::watch, WATCH, WATCH, TimeUnit.MILLISECONDS);
    }

    ExecutorService threads() {
        return threads;
    }

    Reigns reigns() {
        return reigns;
    }

    /** Something is going on, so that figures have to be fresh. */
    void busy() {
        boolean idle = System.nanoTime() - busyUntil >= 0;
        busyUntil = System.nanoTime() + BUSY;
        if (idle) {
            look();
        }
    }

    /** Looks as soon as possible. */
    void look() {
        nextLook = System.nanoTime();
        spur();
    }

    /** Something is to be said or told. */
    void spur() {
        synchronized (thread) {
            spurred = true;
            thread.notifyAll();
        }
    }

    private void watch() {
        reigns.watch();
        Optional<String> trouble =
                isStarting() ? Optional.empty() : connecting.trouble().or(reigns::clash);
        reigns.queues().values().forEach(queue -> queue.trouble(trouble));
    }

    /** A driver, or a service, may come a moment later than this bundle. */
    private boolean isStarting() {
        return System.nanoTime() - begun < STARTING;
    }

    private void run() {
        while (!closed) {
            try {
                keepHouse();
            } catch (IOException e) {
                LOG.debug("housekeeping has to wait", e);
            } catch (RuntimeException e) {
                LOG.error("an error of our own while keeping house", e);
            }
            pause();
        }
    }

    private void keepHouse() throws IOException {
        if (connecting.house().isOpen()) {
            spurs.hear().forEach(this::heard);
            if (System.nanoTime() - nextLook >= 0) {
                nextLook = System.nanoTime() + ground().toNanos();
                reigns.look().ifPresent(this::lookAtExpiry);
            }
            telltale.flush();
            spurs.sayAll();
            if (System.nanoTime() - nextSweep >= 0) {
                nextSweep = System.nanoTime() + HOURLY.toNanos();
                retention.sweep();
            }
        }
    }

    /** How often to look when nobody says anything. */
    private Duration ground() {
        Duration renewal = settings.lease().dividedBy(3);
        boolean idle = System.nanoTime() - busyUntil >= 0;
        return (spurs.work() && idle) || settings.poll().compareTo(renewal) > 0 ? renewal : settings.poll();
    }

    private void lookAtExpiry(Duration next) {
        long then = System.nanoTime() + next.plus(AFTER_EXPIRY).toNanos();
        if (then - nextLook < 0) {
            nextLook = then;
        }
    }

    private void heard(String word) {
        if (word.equals(SharedQueue.LOOK)) {
            nextLook = System.nanoTime();
            return;
        }
        List<String> parts = List.of(word.split(" ", 2));
        if (parts.size() == 2) {
            Optional.ofNullable(reigns.queues().get(parts.get(1))).ifPresent(queue -> queue.heard(parts.get(0)));
        }
    }

    private void pause() {
        synchronized (thread) {
            try {
                if (!spurred && !closed) {
                    thread.wait(TICK.toMillis());
                }
                spurred = false;
            } catch (InterruptedException e) {
                closed = true;
            }
        }
    }

    /** Ends all threads; what was told is written down before if the database answers. */
    void close(Duration limit) {
        closed = true;
        spur();
        timer.shutdownNow();
        try {
            thread.join(limit.toMillis());
            telltale.flush();
            spurs.sayAll();
            reigns.leave(limit);
        } catch (IOException e) {
            LOG.debug("the database does not hear the farewell", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdown();
        connecting.close();
    }
}
