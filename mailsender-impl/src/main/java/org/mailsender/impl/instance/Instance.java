// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.mailsender.Mail;
import org.mailsender.MailSender;
import org.mailsender.Transaction;
import org.mailsender.impl.outcome.OutcomePublisher;
import org.mailsender.impl.settings.Settings;
import org.osgi.service.event.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One instance at work: requests in, outcomes out, from the first valid configuration to deactivation. Thread-safe.
 *
 * <p>The spool is opened on a thread of its own, so that no disk can block the container; while it cannot be opened,
 * requests are refused with the reason, and opening is tried again every ten seconds.
 */
public final class Instance implements MailSender {

    private static final Logger LOG = LoggerFactory.getLogger("org.mailsender");
    private static final Duration REOPENING_PAUSE = Duration.ofSeconds(10);

    private final Platform platform;
    private final Path folder;
    private final OutcomePublisher outcomes;
    private final Intake intake;
    private final CircleBreaker circles;
    private volatile Settings settings;
    private volatile CompletableFuture<Queue> queue = new CompletableFuture<>();
    private volatile boolean closed;

    /**
     * Starts an instance; the context class loader must be the bundle's.
     *
     * @param settings its configuration
     * @param folder its spool folder
     * @param post posts an event without waiting for its handlers
     * @param platform the threads of the bundle
     */
    public Instance(Settings settings, Path folder, Consumer<Event> post, Platform platform) {
        this.settings = settings;
        this.folder = folder;
        this.platform = platform;
        this.outcomes = new OutcomePublisher(settings.instance(), post, platform.clock());
        this.circles = new CircleBreaker(settings.instance(), platform.clock());
        this.intake = new Intake(() -> queue, () -> this.settings, outcomes, platform, workers());
        workers().execute(this::open);
        platform.beforeFirstUse(intake::warmUp);
    }

    private Executor workers() {
        return platform.workers("mailsender-" + settings.instance());
    }

    private void open() {
        try {
            Queue opened = Queue.open(
                    folder, settings, outcomes, platform.deliveryServices(settings.instance()), platform.clock());
            outcomes.figures().spoolTrouble("");
            queue.complete(opened);
            opened.delivery().configure(settings);
            if (closed) {
                close(opened);
            }
        } catch (IOException | RuntimeException e) {
            outcomes.spoolTrouble("the spool folder cannot be opened: " + e.getMessage());
            queue.completeExceptionally(e);
            openLater();
        }
    }

    private void openLater() {
        if (!closed) {
            platform.timer().schedule(this::openAgain, REOPENING_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void openAgain() {
        if (!closed) {
            queue = new CompletableFuture<>();
            workers().execute(this::open);
        }
    }

    /**
     * Takes an event: when this returns, the mail is on disk, or its Failed is posted. Blocks for at most three
     * seconds and never throws.
     *
     * @param event the event
     */
    public void take(Event event) {
        if (settings.enabled() && !circles.breaks(event)) {
            intake.take(new Source.OfEvent(event));
        }
    }

    @Override
    public CompletionStage<Transaction> send(Mail mail) {
        if (closed) {
            return CompletableFuture.failedFuture(
                    new IllegalStateException("the instance " + settings.instance() + " was stopped"));
        }
        return intake.take(new Source.OfMail(mail)).minimalCompletionStage();
    }

    /**
     * Changes the configuration; name and spool folder stay.
     *
     * @param changed the new one
     */
    public void configure(Settings changed) {
        settings = changed;
        open(queue).ifPresent(opened -> opened.delivery().configure(changed));
    }

    private static Optional<Queue> open(CompletableFuture<Queue> queue) {
        return queue.isDone() && !queue.isCompletedExceptionally() ? Optional.of(queue.join()) : Optional.empty();
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
     * @return a view that stays live
     */
    public Operations operations() {
        return new Operations(this::settings, () -> open(queue), outcomes, platform);
    }

    /** Stops within five seconds; what is queued stays in the spool and goes out when the instance returns. */
    public void close() {
        closed = true;
        open(queue).ifPresent(this::close);
        outcomes.waiters()
                .giveUp("the instance " + settings.instance()
                        + " was stopped; the mail stays in the spool and is sent when the instance returns");
    }

    private void close(Queue opened) {
        int waiting = opened.delivery().size();
        try {
            opened.close();
        } catch (IOException e) {
            LOG.warn("{}: the spool could not be closed: {}", settings.instance(), e.getMessage());
        }
        if (waiting > 0) {
            LOG.info(
                    "{}: stopped with {} mail(s) in {}, which are sent when an instance of this name returns",
                    settings.instance(),
                    waiting,
                    folder);
        }
    }
}
