// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.smtp.SmtpConnector;
import org.mailsender.impl.spool.Ending;
import org.mailsender.impl.spool.Spool;
import org.mailsender.impl.spool.SpoolEntry;
import org.mailsender.impl.spool.SpoolReadException;
import org.mailsender.impl.spool.StoredMail;
import org.mailsender.impl.tasks.LaterTasks;

/** The delivery of one instance's queue, from the spool to the outcomes. Thread-safe. */
public final class Delivery {

    /** Together with closing they stay below the five seconds that a container gives. */
    private static final Duration GRACE = Duration.ofMillis(2500);

    private static final Duration AFTER_BREAK = Duration.ofSeconds(1);

    private final Spool spool;
    private final Outcomes outcomes;
    private final DeliveryContext context;
    private final Dispatcher dispatcher;
    private final Thread.UncaughtExceptionHandler unexpected;

    /**
     * Makes a delivery that does not run yet.
     *
     * @param settings the configuration
     * @param spool where the mails are
     * @param outcomes hears what becomes of them
     * @param services what it runs on
     */
    public Delivery(Settings settings, Spool spool, Outcomes outcomes, Services services) {
        this.spool = spool;
        this.outcomes = outcomes;
        this.context = new DeliveryContext(spool, outcomes, services.clock(), services.connector(), services.later());
        this.dispatcher = new Dispatcher(settings, services.clock(), services.workers(), services.later(), outcomes);
        this.unexpected = services.unexpected();
    }

    /**
     * What deliveries run on.
     *
     * @param clock tells the time
     * @param workers threads for as long as there is work, their context class loader the bundle's
     * @param later runs tasks at a later time
     * @param connector opens connections
     * @param unexpected hears of errors of our own
     */
    public record Services(
            Clock clock,
            Executor workers,
            LaterTasks later,
            SmtpConnector connector,
            Thread.UncaughtExceptionHandler unexpected) {}

    /**
     * Publishes outcomes that a process could not publish before it died, then begins to deliver.
     *
     * @param entries the mails waiting
     * @throws IOException if the spool cannot be read
     */
    public void start(List<SpoolEntry> entries) throws IOException {
        for (Ending ending : Ending.values()) {
            for (SpoolEntry entry : spool.ended(ending)) {
                publishLate(entry, ending);
            }
        }
        dispatcher.start(entries, () -> new DeliveryRun(dispatcher, context, unexpected));
    }

    private void publishLate(SpoolEntry entry, Ending ending) throws IOException {
        try {
            Optional<StoredMail> mail = spool.read(entry, ending);
            if (mail.isPresent() && ending == Ending.DONE) {
                outcomes.done(mail.get(), mail.get().state(), "");
            } else if (mail.isPresent()) {
                outcomes.failed(mail.get(), mail.get().state());
            }
        } catch (SpoolReadException e) {
            outcomes.unreadable(entry, e.getMessage());
        }
        spool.release(entry, ending);
    }

    /**
     * Takes a mail that is on disk now.
     *
     * @param entry which
     */
    public void add(SpoolEntry entry) {
        dispatcher.add(entry);
    }

    /**
     * Changes the configuration: the next attempt goes by it.
     *
     * @param settings the new one
     */
    public void configure(Settings settings) {
        boolean otherTransport =
                !settings.transport().equals(dispatcher.settings().transport());
        dispatcher.configure(settings);
        if (otherTransport) {
            context.idle().closeAll();
        }
    }

    /**
     * Tries again at once.
     *
     * @param entry which mail, or empty for all of them
     */
    public void retry(Optional<SpoolEntry> entry) {
        dispatcher.retry(entry);
    }

    /**
     * Drops a waiting mail: it becomes Failed and is deleted.
     *
     * @param entry which
     * @return false if it is just being sent, or gone
     * @throws IOException if the disk gives trouble
     */
    public boolean drop(SpoolEntry entry) throws IOException {
        if (!dispatcher.remove(entry)) {
            return false;
        }
        Optional<StoredMail> mail = context.read(entry);
        mail.ifPresent(stored -> outcomes.failed(
                stored, stored.state().givenUp(stored.mail().envelope().recipients(), "an operator dropped the mail")));
        spool.remove(entry);
        return true;
    }

    /**
     * How many mails wait or are under way.
     *
     * @return the length of the queue
     */
    public int size() {
        return dispatcher.size();
    }

    /**
     * The mails that wait or are under way.
     *
     * @return in the order of their events
     */
    public List<SpoolEntry> entries() {
        return dispatcher.entries();
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
     * When a mail may be tried next.
     *
     * @param entry which
     * @return empty for at once
     */
    public Optional<Instant> dueOf(SpoolEntry entry) {
        return dispatcher.dueOf(entry);
    }

    /** Stops within four seconds: mails under way may finish, or are broken off and stay in the spool. */
    public void stop() {
        dispatcher.stop(GRACE, AFTER_BREAK);
        context.idle().abortAll();
    }
}
