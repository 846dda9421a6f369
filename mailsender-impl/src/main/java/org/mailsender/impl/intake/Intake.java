// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.mailsender.Mail;
import org.mailsender.Transaction;
import org.mailsender.impl.mail.RefusedException;
import org.mailsender.impl.message.MailRenderer;
import org.mailsender.impl.outcome.OutcomePublisher;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.threads.ContextClassLoaderScope;
import org.mailsender.impl.threads.Moment;
import org.mailsender.impl.threads.Successor;
import org.mailsender.impl.threads.Time;
import org.mailsender.management.MailContent;
import org.osgi.service.event.Event;

/**
 * Takes requests: when a call returns, the mail is on disk, or its Failed is posted. Calls come from any thread, at the
 * same time; none waits longer than the patience below, whatever the disk or an attachment's file system does, because
 * EventAdmin shuts out for good whoever does.
 */
public final class Intake {

    /** Leaves half a second to post an event and return within the three seconds promised. */
    private static final Duration PATIENCE = Duration.ofMillis(2500);
    /** As many mails are written at a time; more only wait. */
    private static final int SLOTS = 16;

    private final Supplier<CompletableFuture<? extends Destination>> destination;
    private final Supplier<Settings> settings;
    private final MailRenderer renderer;
    private final OutcomePublisher outcomes;
    private final Time time;
    private final Executor workers;
    private final LoopGuard loops;
    private final Semaphore slots = new Semaphore(SLOTS, true);

    /**
     * Takes requests for one instance.
     *
     * @param destination where mails go, which may still be opening
     * @param settings the configuration in force
     * @param outcomes hears what becomes of requests
     * @param time tells it
     * @param workers threads that may wait, their context class loader the bundle's
     */
    public Intake(
            Supplier<CompletableFuture<? extends Destination>> destination,
            Supplier<Settings> settings,
            OutcomePublisher outcomes,
            Time time,
            Executor workers) {
        this.destination = destination;
        this.settings = settings;
        this.renderer = new MailRenderer(time);
        this.outcomes = outcomes;
        this.time = time;
        this.workers = workers;
        this.loops = new LoopGuard(settings.get().instance(), time);
    }

    /**
     * Takes an event, unless the instance caused it itself. Never throws.
     *
     * @param event the event
     */
    public void take(Event event) {
        if (!loops.isLoop(event)) {
            take(new Source.OfEvent(event));
        }
    }

    /**
     * Takes a mail sent by hand. Never throws.
     *
     * @param mail the mail
     * @return completes with its outcome
     */
    public CompletableFuture<Transaction> take(Mail mail) {
        return take(new Source.OfMail(mail));
    }

    /**
     * Takes what an operator gave as the properties of an event. Never throws.
     *
     * @param properties as of an event
     * @return completes with its outcome
     */
    public CompletableFuture<Transaction> takeByHand(Map<String, ?> properties) {
        return take(new OperatorRequest(properties, settings.get()));
    }

    /**
     * The mail that such an event would make; for threads whose context class loader is the bundle's.
     *
     * @param properties as of an event
     * @return what it would say
     * @throws IllegalArgumentException if the event would be refused, with the sentence of its Failed
     * @throws IOException if it cannot be shown for other reasons
     */
    public MailContent preview(Map<String, ?> properties) throws IOException {
        Settings current = settings.get();
        return new Preview(current, time.wall(), renderer).of(new OperatorRequest(properties, current));
    }

    private CompletableFuture<Transaction> take(Source source) {
        Instant taken = time.wall();
        Settings current = settings.get();
        Moment end = time.now().plus(PATIENCE);
        StoringTask task = new StoringTask(source, current, taken, destination, renderer, outcomes, time);
        if (!tryAcquire(end)) {
            task.giveUp("earlier mails are still being written; try again later.");
            return task.outcome();
        }
        start(task);
        if (!task.await(end)) {
            task.giveUp("neither the disk nor the attachments answered within " + PATIENCE.toMillis()
                    + " ms; the mail was given up.");
        }
        return task.outcome();
    }

    /** On a thread of our own; without one, on the caller's, because the mail is worth more than its time. */
    private void start(StoringTask task) {
        try {
            workers.execute(() -> storeAndSend(task));
        } catch (OutOfMemoryError e) {
            // What the JVM says when the system refuses a thread.
            ContextClassLoaderScope.run(() -> store(task, workers));
        }
    }

    private void storeAndSend(StoringTask task) {
        Successor next = new Successor(workers);
        try {
            store(task, next);
        } finally {
            next.run();
        }
    }

    private void store(StoringTask task, Executor senders) {
        try {
            task.run(senders);
        } finally {
            slots.release();
        }
    }

    /** Has the classes loaded that the first mail needs, so that the first event does not wait for them. */
    public void warmUp() {
        try {
            Mail mail =
                    Mail.builder().html("<p>a</p>").recipients("a@example.com").build();
            renderer.render(mail, settings.get().rendering(), "warm-up").writeTo(OutputStream.nullOutputStream());
        } catch (IOException | RefusedException e) {
            throw new IllegalStateException("this mail has nothing to refuse", e);
        }
    }

    private boolean tryAcquire(Moment end) {
        boolean interrupted = Thread.interrupted();
        try {
            return slots.tryAcquire(Math.max(0, time.now().until(end).toNanos()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
            return slots.tryAcquire();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
