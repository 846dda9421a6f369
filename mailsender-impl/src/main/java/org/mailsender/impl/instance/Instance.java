// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.mailsender.Mail;
import org.mailsender.MailSender;
import org.mailsender.Transaction;
import org.mailsender.impl.auth.TokenFiles;
import org.mailsender.impl.intake.Intake;
import org.mailsender.impl.outcome.OutcomePublisher;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.store.Reason;
import org.mailsender.impl.threads.Moment;
import org.mailsender.management.Management;
import org.mailsender.store.MailStore;
import org.osgi.service.event.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One instance at work: requests in, outcomes out, from the first valid configuration to deactivation. Thread-safe.
 *
 * <p>The store is opened on a thread of its own, so that no disk can block the container; while it cannot be opened,
 * requests are refused with the reason, and opening is tried again every ten seconds.
 */
public final class Instance implements MailSender {

    private static final Logger LOG = LoggerFactory.getLogger("org.mailsender");
    private static final Duration REOPENING_PAUSE = Duration.ofSeconds(10);
    /** Whoever is storing a mail when a store is closed holds its lock until that is done. */
    private static final Duration LEAVING = Duration.ofSeconds(1);

    private static final Duration LEAVING_PAUSE = Duration.ofMillis(20);

    private final LifecycleLog lines = new LifecycleLog(LOG);
    private final Facilities facilities;
    private final StoreOpener opener;
    private final TokenFiles tokenFiles;
    private final OutcomePublisher outcomes;
    private final Intake intake;
    private final Expiring expiring;
    private final Operations operations;
    private volatile Settings settings;
    private volatile CompletableFuture<OpenQueue> queue = new CompletableFuture<>();
    private volatile boolean closed;

    /**
     * Starts an instance; the context class loader must be the bundle's.
     *
     * @param settings its configuration
     * @param opener opens the store of its mails
     * @param tokenFiles where a replaced refresh token is kept
     * @param post posts an event without waiting for its handlers
     * @param facilities shared by all instances
     */
    public Instance(
            Settings settings, StoreOpener opener, TokenFiles tokenFiles, Consumer<Event> post, Facilities facilities) {
        this.settings = settings;
        this.opener = opener;
        this.tokenFiles = tokenFiles;
        this.facilities = facilities;
        String name = settings.instance();
        this.outcomes = new OutcomePublisher(name, () -> this.settings.endpoint(), post, facilities.time());
        this.intake =
                new Intake(() -> queue, () -> this.settings, outcomes, facilities.time(), facilities.workers(name));
        this.expiring = new Expiring(() -> this.settings, facilities);
        this.operations = new Operations(() -> this.settings, this::openQueue, outcomes, intake, facilities, expiring);
        useTokens();
        expiring.configured();
        facilities.afterStopOf(name, () -> open(queue, Moment.FIRST));
        facilities.beforeFirstUse(intake::warmUp);
    }

    /** Until a moment trouble is taken for the former store's, which may still be in use; events wait meanwhile. */
    private void open(CompletableFuture<OpenQueue> opening, Moment patience) {
        String name = settings.instance();
        try {
            MailStore store = opener.open(settings, facilities.later(name));
            outcomes.spoolWorks();
            OpenQueue opened =
                    OpenQueue.of(store, () -> settings, outcomes, facilities.deliveryServices(name, expiring));
            lines.started(settings, opened.size());
            opening.complete(opened);
            opened.delivery().settingsChanged();
            if (closed) {
                close(opened);
            }
        } catch (IOException | RuntimeException | Error e) {
            if (e instanceof IOException
                    && !closed
                    && patience.isAfter(facilities.time().now())) {
                facilities.later(name).schedule(() -> open(opening, patience), LEAVING_PAUSE);
                return;
            }
            outcomes.spoolTrouble("the spool folder cannot be opened: " + Reason.of(e));
            opening.completeExceptionally(e);
            openLater(opening);
        }
    }

    private void openLater(CompletableFuture<OpenQueue> failed) {
        if (!closed) {
            facilities.later(settings.instance()).schedule(() -> openAgain(failed), REOPENING_PAUSE);
        }
    }

    private void openAgain(CompletableFuture<OpenQueue> failed) {
        CompletableFuture<OpenQueue> opening = new CompletableFuture<>();
        synchronized (this) {
            if (closed || queue != failed) {
                return;
            }
            queue = opening;
        }
        open(opening, Moment.FIRST);
    }

    /**
     * Closes the store and opens it anew, if another one is there, or the present one is to go. Returns when it is
     * closed; no event is refused meanwhile, unless that takes longer than an event can wait.
     */
    public synchronized void reopen() {
        CompletableFuture<OpenQueue> old = queue;
        if (closed || !opener.isStale()) {
            return;
        }
        if (!old.isDone()) {
            old.whenComplete(
                    (opened, trouble) -> facilities.later(settings.instance()).schedule(this::reopen, Duration.ZERO));
            return;
        }
        CompletableFuture<OpenQueue> opening = new CompletableFuture<>();
        queue = opening;
        if (!old.isCompletedExceptionally()) {
            close(old.join());
        }
        Moment patience = facilities.time().now().plus(LEAVING);
        facilities.later(settings.instance()).schedule(() -> open(opening, patience), Duration.ZERO);
    }

    /**
     * Takes an event: when this returns, the mail is on disk, or its Failed is posted. Blocks for at most three
     * seconds and never throws.
     *
     * @param event the event
     */
    public void take(Event event) {
        if (settings.enabled()) {
            intake.take(event);
        }
    }

    @Override
    public CompletionStage<Transaction> send(Mail mail) {
        Objects.requireNonNull(mail, "mail");
        if (closed) {
            return CompletableFuture.failedFuture(
                    new IllegalStateException("the instance " + settings.instance() + " was stopped"));
        }
        return intake.take(mail).minimalCompletionStage();
    }

    /**
     * Changes the configuration; name and store stay.
     *
     * @param changed the new one
     */
    public void configure(Settings changed) {
        if (!changed.equals(settings)) {
            lines.changed(changed);
        }
        settings = changed;
        useTokens();
        expiring.configured();
        openQueue().ifPresent(opened -> {
            opened.delivery().settingsChanged();
            opened.store()
                    .sharing()
                    .ifPresent(shared -> shared.configured(changed.store().digest()));
        });
    }

    private void useTokens() {
        facilities.tokens().use(settings.instance(), settings.transport().credentials(), tokenFiles);
    }

    private Optional<OpenQueue> openQueue() {
        CompletableFuture<OpenQueue> opening = queue;
        return opening.isDone() && !opening.isCompletedExceptionally() ? Optional.of(opening.join()) : Optional.empty();
    }

    /**
     * The configuration in force.
     *
     * @return immutable
     */
    public Settings settings() {
        return settings;
    }

    /**
     * What operators see and do.
     *
     * @return live
     */
    public Management operations() {
        return operations;
    }

    /**
     * Begins to stop, and returns at once; the end comes within five seconds, and the facilities wait for it when they
     * are closed. What is queued stays in the store and goes out when the instance returns.
     */
    public void stop() {
        closed = true;
        facilities.tokens().forget(settings.instance());
        facilities.stop(settings.instance(), () -> {
            Optional<OpenQueue> opened = openQueue();
            int waiting = opened.map(open -> open.delivery().size()).orElse(0);
            opened.ifPresent(this::close);
            lines.stopped(settings, waiting);
        });
        outcomes.waiters()
                .giveUp("the instance " + settings.instance()
                        + " was stopped; the mail stays in the spool and is sent when the instance returns");
    }

    private void close(OpenQueue opened) {
        try {
            opened.close();
        } catch (IOException e) {
            LOG.warn("{}: the spool could not be closed: {}", settings.instance(), e.getMessage());
        }
    }
}
