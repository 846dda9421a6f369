// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.threads.Time;
import org.mailsender.store.HeldQueue;
import org.mailsender.store.MailStore;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.Sharing;

/** The delivery of one instance's queue, from the store to the outcomes. Thread-safe. */
public final class Delivery {

    /** Together with closing they stay below the five seconds that a container gives. */
    private static final Duration GRACE = Duration.ofMillis(2500);

    private static final Duration AFTER_BREAK = Duration.ofSeconds(1);

    private final MailStore store;
    private final Optional<Sharing> sharing;
    private final Outcomes outcomes;
    private final Time time;
    private final DeliveryContext context;
    private final Probing probing;
    private final Dispatcher dispatcher;
    private final Dropping dropping;

    /**
     * Makes a delivery that does not run yet.
     *
     * @param settings the configuration in force
     * @param store where the mails are
     * @param outcomes hears what becomes of them
     * @param services what it runs on
     */
    public Delivery(Supplier<Settings> settings, MailStore store, Outcomes outcomes, DeliveryServices services) {
        this.store = store;
        this.sharing = store.sharing();
        this.outcomes = outcomes;
        this.time = services.time();
        Servers servers = new Servers(time, services.random());
        this.context = new DeliveryContext(settings, store, outcomes, services, servers);
        this.probing = new Probing(context);
        this.dispatcher = new Dispatcher(
                settings,
                outcomes,
                services,
                servers,
                this::keep,
                running -> new DeliveryRun(running, context, probing));
        this.dropping = new Dropping(store, outcomes, context, dispatcher);
    }

    private void keep(Optional<Hold> hold) {
        sharing.ifPresent(shared -> shared.hold(hold.map(held -> Succession.held(held, time))));
    }

    /**
     * Publishes outcomes that a process could not publish before it died, then begins to deliver, or waits for its turn.
     *
     * @throws IOException if the store gives trouble
     */
    public void start() throws IOException {
        OwedOutcomes owed = new OwedOutcomes(store, outcomes, context);
        QueueLoader loader = new QueueLoader(store, context, dispatcher);
        if (sharing.isPresent()) {
            Granting granting = new Granting(sharing.get(), context, dispatcher, dropping);
            sharing.get().start(new Reigning(sharing.get(), context, dispatcher, loader, owed, granting));
            return;
        }
        owed.tell();
        loader.load();
        dispatcher.start();
    }

    /** A mail is about to be stored: if nothing is under way, a connection for it is opened meanwhile. */
    public void expect() {
        dispatcher.ifAtRest(() -> {
            if (context.idle().isEmpty()) {
                context.servers().serving(context.settings().servers()).ifPresent(context.early()::begin);
            }
        });
    }

    /**
     * Takes a mail that waits again.
     *
     * @param entry which
     */
    public void add(QueueEntry entry) {
        add(entry, context.services().workers());
    }

    /**
     * Takes a mail that is stored, and whose Queued is posted.
     *
     * @param entry which
     * @param senders threads on which it may be sent
     */
    public void add(QueueEntry entry, Executor senders) {
        if (sharing.isPresent()) {
            sharing.get().announced(entry);
            return;
        }
        context.ages().taken(entry);
        dispatcher.add(entry, senders);
    }

    /** The configuration may have changed: the next attempt goes by the one in force. */
    public void settingsChanged() {
        dispatcher.wake();
        context.idle().closeAllBut(context.settings().servers());
        probing.wake(dispatcher::returned);
    }

    /**
     * Tries again at once.
     *
     * @param entry which mail, or empty for all of them
     */
    public void retry(Optional<QueueEntry> entry) {
        dispatcher.retry(entry);
    }

    /**
     * Drops a waiting mail: it becomes Failed and is deleted.
     *
     * @param entry which
     * @return false if it is just being sent, or gone
     * @throws IOException if the store gives trouble
     */
    public boolean drop(QueueEntry entry) throws IOException {
        return dropping.drop(entry);
    }

    /**
     * How many mails wait or are under way.
     *
     * @return the length of the queue
     */
    public int size() {
        return dispatcher.ask(Schedule::size);
    }

    /**
     * The mails that wait or are under way.
     *
     * @return in the order of their events
     */
    public List<QueueEntry> entries() {
        return dispatcher.ask(Schedule::all);
    }

    /**
     * Finds a mail that waits or is under way.
     *
     * @param id of the mail
     * @return empty if there is none
     */
    public Optional<QueueEntry> find(long id) {
        return dispatcher.ask(schedule -> schedule.find(id));
    }

    /**
     * The mail that was taken first of those that wait or are under way.
     *
     * @return empty without any
     */
    public Optional<QueueEntry> first() {
        return dispatcher.ask(Schedule::oldest);
    }

    /**
     * Why the queue rests as a whole.
     *
     * @return empty if it does not
     */
    public Optional<Hold> hold() {
        return dispatcher.currentHold();
    }

    /**
     * Why the queue rests as a whole, in the terms of a store.
     *
     * @return empty if it does not
     */
    public Optional<HeldQueue> held() {
        return hold().map(held -> Succession.held(held, time));
    }

    /**
     * How the servers are.
     *
     * @return in the order in which they are configured
     */
    public List<ServerState> servers() {
        return context.servers().states(context.settings().servers());
    }

    /**
     * When a mail may be tried next.
     *
     * @param entry which
     * @return by the wall clock, empty for at once
     */
    public Optional<Instant> dueOf(QueueEntry entry) {
        return dispatcher
                .ask(schedule -> schedule.dueOf(entry))
                .or(() -> hold().map(Hold::until))
                .map(time::wallAt);
    }

    /**
     * Whether it has begun to stop.
     *
     * @return true from then on, for good
     */
    public boolean stopped() {
        return dispatcher.stopped();
    }

    /** Stops within four seconds: mails under way may finish, or are broken off and stay in the store. */
    public void stop() {
        probing.stop();
        dispatcher.stop(GRACE, AFTER_BREAK);
        context.early().stop();
        context.idle().abortAll();
    }
}
