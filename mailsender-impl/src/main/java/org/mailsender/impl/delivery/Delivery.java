// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mailsender.impl.settings.RetrySettings;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.store.DamagedMailException;
import org.mailsender.impl.store.Ending;
import org.mailsender.impl.store.MailStore;
import org.mailsender.impl.store.QueueEntry;
import org.mailsender.impl.store.Reason;
import org.mailsender.impl.store.StoredMail;
import org.mailsender.impl.store.WaitingMail;
import org.mailsender.impl.threads.Moment;
import org.mailsender.impl.threads.Time;

/** The delivery of one instance's queue, from the store to the outcomes. Thread-safe. */
public final class Delivery {

    /** Together with closing they stay below the five seconds that a container gives. */
    private static final Duration GRACE = Duration.ofMillis(2500);

    private static final Duration AFTER_BREAK = Duration.ofSeconds(1);

    private final MailStore store;
    private final Outcomes outcomes;
    private final Time time;
    private final DeliveryContext context;
    private final Probing probing;
    private final Dispatcher dispatcher;

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
        this.outcomes = outcomes;
        this.time = services.time();
        Servers servers = new Servers(time, services.random());
        this.context = new DeliveryContext(settings, store, outcomes, services, servers);
        this.probing = new Probing(context);
        this.dispatcher = new Dispatcher(
                settings, outcomes, services, servers, running -> new DeliveryRun(running, context, probing));
    }

    /**
     * Publishes outcomes that a process could not publish before it died, then begins to deliver.
     *
     * @throws IOException if the store gives trouble
     */
    public void start() throws IOException {
        for (Ending ending : Ending.values()) {
            store.owed(ending).forEach(entry -> publishLate(entry, ending));
        }
        for (WaitingMail mail : store.waiting()) {
            context.ages().taken(mail.entry());
            dispatcher.add(mail.entry(), whenDue(mail));
        }
        dispatcher.start();
    }

    /** Not later than a mail could have to wait by the configuration, because the clock may have been set meanwhile. */
    private Moment whenDue(WaitingMail mail) {
        RetrySettings retry = context.settings().delivery().retry();
        Duration wait = Duration.between(time.wall(), mail.due());
        Duration longest = RetryPolicy.delay(retry, Integer.MAX_VALUE, 1);
        return time.now().plus(wait.compareTo(longest) > 0 ? longest : wait);
    }

    /** Trouble with one mail must keep no other from being sent. */
    private void publishLate(QueueEntry entry, Ending ending) {
        try {
            Optional<StoredMail> mail = store.readOwed(entry, ending);
            if (mail.isPresent() && ending == Ending.DONE) {
                outcomes.done(mail.get(), mail.get().state(), Outcomes.Taken.UNKNOWN);
            } else if (mail.isPresent()) {
                outcomes.failed(mail.get(), mail.get().state());
            }
            context.settlement().release(entry, ending);
        } catch (DamagedMailException e) {
            outcomes.lost(entry, e.getMessage());
            context.settlement().release(entry, ending);
        } catch (IOException e) {
            context.trouble("an outcome cannot be published yet: " + Reason.of(e));
            context.services().later().schedule(() -> publishLate(entry, ending), Settlement.DISK_PAUSE);
        }
    }

    /**
     * Takes a mail that is stored now.
     *
     * @param entry which
     */
    public void add(QueueEntry entry) {
        context.ages().taken(entry);
        dispatcher.add(entry);
    }

    /** The configuration may have changed: the next attempt goes by the one in force. */
    public void settingsChanged() {
        dispatcher.settingsChanged();
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
        if (!dispatcher.remove(entry)) {
            return false;
        }
        try {
            Optional<StoredMail> mail = context.read(entry);
            if (mail.isPresent()) {
                StoredMail stored = mail.get();
                store.remove(entry);
                List<String> recipients = stored.mail().envelope().recipients();
                outcomes.dropped(stored, stored.state().givenUp(recipients, "an operator dropped the mail"));
            }
            return true;
        } catch (IOException e) {
            dispatcher.add(entry);
            throw e;
        }
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
        return dispatcher.dueOf(entry).map(time::wallAt);
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
        context.idle().abortAll();
    }
}
