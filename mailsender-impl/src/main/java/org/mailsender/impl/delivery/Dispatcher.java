// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.settings.TransportSettings;
import org.mailsender.impl.smtp.ServerTroubleException;
import org.mailsender.impl.threads.Moment;
import org.mailsender.store.QueueEntry;

/** Decides which mail is sent when, and over how many connections: as many runs as there is work for. Thread-safe. */
final class Dispatcher {

    private final Supplier<Settings> settings;
    private final Outcomes outcomes;
    private final DeliveryServices services;
    private final Servers servers;
    private final Runs runs;

    /** All guarded by this. */
    private final Schedule schedule = new Schedule();

    private final RateLimit rate = new RateLimit();
    private final QueueRest rest;
    private final Alarm alarm;
    private boolean started;
    private boolean stopped;

    /** Makes one that does not deliver yet; {@code holds} keeps why the queue rests, for another sender. */
    Dispatcher(
            Supplier<Settings> settings,
            Outcomes outcomes,
            DeliveryServices services,
            Servers servers,
            Consumer<Optional<Hold>> holds,
            Function<Dispatcher, Run> factory) {
        this.settings = settings;
        this.outcomes = outcomes;
        this.services = services;
        this.servers = servers;
        this.rest = new QueueRest(outcomes, services, servers, schedule::size, holds);
        this.alarm = new Alarm(services.alarms(), this::wake);
        this.runs = new Runs(() -> factory.apply(this), this::wake, services.time());
    }

    synchronized void start() {
        started = true;
        wake();
    }

    synchronized void add(QueueEntry entry) {
        add(entry, services.workers());
    }

    /** The run that it may take is on one of these threads. */
    synchronized void add(QueueEntry entry, Executor senders) {
        schedule.add(entry);
        wake(senders);
    }

    /** A mail that is not to be tried before a moment. */
    synchronized void add(QueueEntry entry, Moment due) {
        schedule.wait(entry, due);
        wake();
    }

    /** Takes the next mail for a run that has a connection, or is about to open one. */
    synchronized Optional<QueueEntry> take() {
        Moment now = services.time().now();
        schedule.promote(now);
        int perMinute = settings.get().delivery().ratePerMinute();
        if (!started || stopped || rate.nextSlot(perMinute, now).isPresent()) {
            return Optional.empty();
        }
        Optional<QueueEntry> entry = schedule.take(!settings.get().enabled());
        entry.ifPresent(e -> rate.begin(perMinute, now));
        return entry;
    }

    synchronized void putBack(QueueEntry entry) {
        schedule.putBack(entry);
    }

    synchronized void defer(QueueEntry entry, Moment due, boolean interrupted) {
        schedule.defer(entry, due, interrupted);
    }

    synchronized void finish(QueueEntry entry) {
        schedule.finish(entry);
    }

    /** The server for the next mail; empty if none is to be tried now, and the queue is held. */
    synchronized Optional<TransportSettings> server() {
        return rest.server(settings.get());
    }

    /**
     * A server cannot be used: another one takes over, or the queue rests, in its order. What was taken did not begin.
     *
     * @return empty if another server, or another configuration, is to be tried at once
     */
    synchronized Optional<Hold> hold(ServerTroubleException trouble, TransportSettings tried) {
        rate.takeBack();
        schedule.recallInterrupted();
        return rest.hold(trouble, tried, settings.get());
    }

    /** A server that gave trouble can be used again. */
    synchronized void returned(TransportSettings server) {
        if (servers.opened(server)) {
            outcomes.returned(server.server());
        }
        rest.end();
        wake();
    }

    /** Something of ours is short: the queue rests for a moment, and nobody is to blame. */
    synchronized void rest() {
        rest.rest();
    }

    /**
     * A server has answered to a mail: whatever held the queue is over.
     *
     * @param opened when the connection to it was
     */
    synchronized void connected(TransportSettings server, Moment opened) {
        List<TransportSettings> all = settings.get().servers();
        schedule.forgetInterruptions();
        servers.answered(server, opened, all);
        if (servers.serving(all).isPresent() && rest.release()) {
            wake();
        }
    }

    /** Takes the first one ready, if it meets a condition. */
    synchronized Optional<QueueEntry> takeFirst(Predicate<QueueEntry> condition) {
        return !started || stopped ? Optional.empty() : schedule.takeFirst(condition);
    }

    /** Starts as many runs as there is work for, and sets the alarm for what is due later. */
    synchronized void wake() {
        wake(services.workers());
    }

    private void wake(Executor senders) {
        if (stopped || !started) {
            return;
        }
        Moment now = services.time().now();
        schedule.promote(now);
        rest.releaseIfChanged(settings.get().servers());
        int ready = schedule.ready(!settings.get().enabled());
        Optional<Moment> slot = rate.nextSlot(settings.get().delivery().ratePerMinute(), now);
        if (rest.allowsRuns(settings.get()) && slot.isEmpty()) {
            startRuns(ready, senders);
        }
        alarm.set(now, nextWaking(slot, ready > 0));
    }

    private void startRuns(int ready, Executor senders) {
        int most = rest.hold().isEmpty() ? settings.get().delivery().connections() : 1;
        if (!runs.startUpTo(Math.min(most, ready + runs.count()), senders)) {
            outcomes.spoolTrouble("no thread can be started; the mails wait until one can");
            rest.rest();
        }
    }

    private Optional<Moment> nextWaking(Optional<Moment> slot, boolean work) {
        return Stream.of(
                        schedule.nextDue(),
                        slot.filter(at -> work),
                        rest.ending().filter(at -> work))
                .flatMap(Optional::stream)
                .min(Moment::compareTo);
    }

    /** Tries again at once what waits: one mail, or all of them, and the server. */
    synchronized void retry(Optional<QueueEntry> entry) {
        entry.ifPresentOrElse(schedule::promote, schedule::promoteAll);
        servers.forget();
        rest.release();
        wake();
    }

    synchronized boolean stopped() {
        return stopped;
    }

    /** Makes something ready if nothing is under way, and a mail that came now would be sent at once. */
    synchronized void ifAtRest(Runnable preparation) {
        if (started && !stopped && runs.count() == 0 && rest.isOver()) {
            preparation.run();
        }
    }

    /** Looks at what the queue holds at this moment, or takes something out of it. */
    synchronized <T> T ask(Function<Schedule, T> question) {
        return question.apply(schedule);
    }

    synchronized Optional<Hold> currentHold() {
        return rest.hold();
    }

    /** Why no attempt is to be made at present; empty if the time has come for one. */
    synchronized Optional<Hold> holdInForce() {
        return rest.holdInForce();
    }

    /** Goes on where another sender has stopped; nothing is under way. */
    synchronized void restore(Succession left) {
        schedule.clear();
        servers.forget();
        rate.restore(left.begun(), left.uncountedUntil());
        rest.restore(left.hold(), settings.get().servers());
    }

    /** Begins no mail any more, waits for those under way, and forgets the queue, which another sender has from now on. */
    Succession leave(Duration grace, Duration afterBreak) {
        synchronized (this) {
            started = false;
            alarm.cancel();
        }
        runs.stop(grace, afterBreak);
        synchronized (this) {
            Succession left = new Succession(rest.hold(), rate.begun(), rate.uncountedUntil());
            schedule.clear();
            rest.restore(Optional.empty(), List.of());
            return left;
        }
    }

    /** Begins no mail any more, and waits for those under way; those that take longer are broken off. */
    void stop(Duration grace, Duration afterBreak) {
        synchronized (this) {
            stopped = true;
            alarm.cancel();
        }
        runs.stop(grace, afterBreak);
    }
}
