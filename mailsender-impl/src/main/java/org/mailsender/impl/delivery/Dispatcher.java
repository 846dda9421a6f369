// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.settings.TransportSettings;
import org.mailsender.impl.smtp.ServerTroubleException;
import org.mailsender.impl.spool.SpoolEntry;
import org.mailsender.impl.tasks.LaterTasks;

/**
 * Decides which mail is sent when, and how many connections work: as many runs as there is work for, none while there
 * is none. Thread-safe.
 */
final class Dispatcher {

    private final Clock clock;
    private final Executor workers;
    private final Outcomes outcomes;

    /** All guarded by this. */
    private final Schedule schedule = new Schedule();

    private final RateLimit rate = new RateLimit();
    private final Set<DeliveryRun> runs = new HashSet<>();
    private Settings settings;
    private Hold hold;
    private boolean stopped;
    private final Alarm alarm;
    private RunFactory runFactory;

    Dispatcher(Settings settings, Clock clock, Executor workers, LaterTasks later, Outcomes outcomes) {
        this.settings = settings;
        this.clock = clock;
        this.workers = workers;
        this.alarm = new Alarm(later, this::onAlarm);
        this.outcomes = outcomes;
    }

    /** Makes the task that works on one connection. */
    interface RunFactory {
        DeliveryRun create();
    }

    /** Begins to deliver. */
    synchronized void start(List<SpoolEntry> entries, RunFactory factory) {
        runFactory = factory;
        entries.forEach(schedule::add);
        wake();
    }

    synchronized void add(SpoolEntry entry) {
        schedule.add(entry);
        wake();
    }

    synchronized Settings settings() {
        return settings;
    }

    /** A changed transport is tried at once: whatever held the queue may be mended. */
    synchronized void configure(Settings changed) {
        boolean otherTransport = !changed.transport().equals(settings.transport());
        settings = changed;
        if (otherTransport) {
            release();
        }
        wake();
    }

    /** Takes the next mail for a run that has a connection, or is about to open one. */
    synchronized Optional<SpoolEntry> take() {
        Instant now = clock.instant();
        schedule.promote(now);
        int perMinute = settings.delivery().ratePerMinute();
        if (stopped || rate.nextSlot(perMinute, now).isPresent()) {
            return Optional.empty();
        }
        Optional<SpoolEntry> entry = schedule.take(!settings.enabled());
        entry.ifPresent(e -> rate.begin(perMinute, now));
        return entry;
    }

    synchronized void putBack(SpoolEntry entry) {
        schedule.putBack(entry);
    }

    synchronized void defer(SpoolEntry entry, Instant due, boolean interrupted) {
        schedule.defer(entry, due, interrupted);
    }

    synchronized void finish(SpoolEntry entry) {
        schedule.finish(entry);
    }

    /** No connection came about: the queue rests, in its order; unless the transport was changed meanwhile. */
    synchronized Optional<Hold> hold(ServerTroubleException trouble, TransportSettings tried) {
        if (!tried.equals(settings.transport())) {
            return Optional.empty();
        }
        Hold previous = hold;
        hold = Hold.after(
                previous,
                trouble.kind(),
                trouble.getMessage(),
                settings.delivery().retry(),
                clock.instant(),
                ThreadLocalRandom.current().nextDouble());
        schedule.recallInterrupted();
        if (previous == null || !previous.reason().equals(hold.reason())) {
            outcomes.held(hold);
        }
        return Optional.of(hold);
    }

    /** A connection came about. */
    synchronized void connected() {
        schedule.forgetInterruptions();
        if (hold != null) {
            release();
            wake();
        }
    }

    private void release() {
        if (hold != null) {
            hold = null;
            outcomes.held(null);
        }
    }

    /** While the server is down, takes the oldest mail beyond the age at which mails are given up. */
    synchronized Optional<SpoolEntry> takeExpired() {
        Instant limit = clock.instant().minus(settings.delivery().retry().maxAge());
        return stopped ? Optional.empty() : schedule.takeOlderThan(ArrivalIds.at(limit));
    }

    /** A run has ended. */
    synchronized void ended(DeliveryRun run) {
        runs.remove(run);
        notifyAll();
        wake();
    }

    /** Starts as many runs as there is work for, and sets the alarm for what is due later. */
    private void wake() {
        if (stopped || runFactory == null) {
            return;
        }
        Instant now = clock.instant();
        schedule.promote(now);
        Optional<Instant> slot = rate.nextSlot(settings.delivery().ratePerMinute(), now);
        boolean held = hold != null && hold.until().isAfter(now);
        if (!held && slot.isEmpty()) {
            int most = hold == null ? settings.delivery().connections() : 1;
            int wanted = Math.min(most, schedule.ready(!settings.enabled()) + runs.size());
            while (runs.size() < wanted) {
                DeliveryRun run = runFactory.create();
                runs.add(run);
                workers.execute(run);
            }
        }
        setAlarm(now, slot);
    }

    private void setAlarm(Instant now, Optional<Instant> slot) {
        Instant next = schedule.nextDue().orElse(Instant.MAX);
        boolean work = schedule.ready(!settings.enabled()) > 0;
        if (work && slot.isPresent()) {
            next = earlier(next, slot.get());
        }
        if (work && hold != null) {
            next = earlier(next, hold.until());
        }
        alarm.set(now, next);
    }

    private synchronized void onAlarm() {
        wake();
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    /** Tries again at once what waits: one mail, or all of them, and the server. */
    synchronized void retry(Optional<SpoolEntry> entry) {
        entry.ifPresentOrElse(schedule::promote, schedule::promoteAll);
        release();
        wake();
    }

    /** Removes a mail, unless it is under way. */
    synchronized boolean remove(SpoolEntry entry) {
        return schedule.remove(entry);
    }

    synchronized int size() {
        return schedule.size();
    }

    synchronized List<SpoolEntry> entries() {
        return schedule.all();
    }

    synchronized Optional<Hold> currentHold() {
        return Optional.ofNullable(hold);
    }

    /** When a mail may be tried next. */
    synchronized Optional<Instant> dueOf(SpoolEntry entry) {
        return schedule.dueOf(entry).or(() -> currentHold().map(Hold::until));
    }

    /** Begins no mail any more, and waits for those under way; those that take longer are broken off. */
    void stop(Duration grace, Duration afterBreak) {
        synchronized (this) {
            stopped = true;
            alarm.cancel();
        }
        awaitRuns(grace);
        synchronized (this) {
            runs.forEach(DeliveryRun::abort);
        }
        awaitRuns(afterBreak);
    }

    private synchronized void awaitRuns(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        try {
            while (!runs.isEmpty()) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return;
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
