// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
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

/**
 * Takes requests: when a call returns, the mail is on disk, or its Failed is posted. Calls come from any thread, at the
 * same time; none waits longer than the patience below, whatever the disk or an attachment's file system does, because
 * EventAdmin shuts out for good whoever does.
 */
final class Intake {

    /** Leaves half a second to post an event and return within the three seconds promised. */
    private static final Duration PATIENCE = Duration.ofMillis(2500);
    /** As many mails are written at a time; more only wait. */
    private static final int SLOTS = 16;

    private final Supplier<CompletableFuture<Queue>> queue;
    private final Supplier<Settings> settings;
    private final MailRenderer renderer;
    private final OutcomePublisher outcomes;
    private final Platform platform;
    private final Executor workers;
    private final Semaphore slots = new Semaphore(SLOTS, true);

    Intake(
            Supplier<CompletableFuture<Queue>> queue,
            Supplier<Settings> settings,
            OutcomePublisher outcomes,
            Platform platform,
            Executor workers) {
        this.queue = queue;
        this.settings = settings;
        this.renderer = new MailRenderer(platform.clock());
        this.outcomes = outcomes;
        this.platform = platform;
        this.workers = workers;
    }

    /** Takes one request; completes with its outcome. Never throws. */
    CompletableFuture<Transaction> take(Source source) {
        Instant taken = platform.clock().instant();
        Settings current = settings.get();
        long end = System.nanoTime() + PATIENCE.toNanos();
        if (!tryAcquire(end)) {
            return refused(source, current, taken, "spool: earlier mails are still being written; try again later.");
        }
        StoringTask task = new StoringTask(source, current, taken, queue.get(), renderer, outcomes);
        workers.execute(() -> {
            try {
                task.run();
            } finally {
                slots.release();
            }
        });
        if (!task.await(end) && task.abandon()) {
            return refused(
                    source,
                    current,
                    taken,
                    "spool: neither the disk nor the attachments answered within " + PATIENCE.toMillis()
                            + " ms; the mail was given up.");
        }
        return task.outcome();
    }

    /** Has the classes loaded that the first mail needs, so that the first event does not wait for them. */
    void warmUp() {
        try {
            Mail mail =
                    Mail.builder().html("<p>a</p>").recipients("a@example.com").build();
            renderer.render(mail, settings.get().rendering(), "warm-up").writeTo(OutputStream.nullOutputStream());
        } catch (IOException | RefusedException e) {
            throw new IllegalStateException("this mail has nothing to refuse", e);
        }
    }

    private boolean tryAcquire(long end) {
        boolean interrupted = Thread.interrupted();
        try {
            return slots.tryAcquire(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
            return slots.tryAcquire();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private CompletableFuture<Transaction> refused(Source source, Settings current, Instant taken, String error) {
        if (error.startsWith("spool")) {
            outcomes.figures().spoolTrouble(error);
        }
        return CompletableFuture.completedFuture(outcomes.refused(source.refusal(taken, current.endpoint(), error)));
    }
}
