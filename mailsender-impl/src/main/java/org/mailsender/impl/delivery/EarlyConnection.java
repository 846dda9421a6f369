// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.settings.TransportSettings;
import org.mailsender.impl.smtp.PipeliningMemory;
import org.mailsender.impl.smtp.ServerTroubleException;
import org.mailsender.impl.smtp.SmtpConnection;
import org.mailsender.impl.threads.Moment;

/**
 * The connection that is opened while the first mail after a rest is still being stored. Whoever sends the mail takes it,
 * or the trouble that it met, so that a server is asked once; one that nobody takes idles. Thread-safe.
 */
final class EarlyConnection {

    /** What a mail may take to be stored; trouble of before that says nothing of now. */
    private static final Duration STORING = Duration.ofSeconds(3);

    private record Attempt(
            TransportSettings server, Moment begun, Opening opening, CompletableFuture<SmtpConnection> result) {}

    private final DeliveryServices services;
    private final IdleConnections idle;
    private final Function<TransportSettings, PipeliningMemory> memories;
    private final Supplier<Settings> settings;
    /** Guarded by this: the one that nobody has taken, under way or in vain; null without. */
    private Attempt present;
    /** Guarded by this. */
    private boolean stopped;

    EarlyConnection(
            DeliveryServices services,
            IdleConnections idle,
            Function<TransportSettings, PipeliningMemory> memories,
            Supplier<Settings> settings) {
        this.services = services;
        this.idle = idle;
        this.memories = memories;
        this.settings = settings;
    }

    /** Begins to open one, unless one is under way, or came to nothing and no mail came for it. Never waits. */
    void begin(TransportSettings server) {
        Attempt attempt = new Attempt(server, now(), new Opening(), new CompletableFuture<>());
        synchronized (this) {
            if (stopped || present != null) {
                return;
            }
            present = attempt;
        }
        try {
            services.workers().execute(() -> open(attempt));
        } catch (OutOfMemoryError e) {
            // No thread is to be had now; whoever sends the mail tells it.
            attempt.result().completeExceptionally(e);
        }
    }

    private void open(Attempt attempt) {
        TransportSettings server = attempt.server();
        try {
            arrived(attempt, services.connector().open(server, memories.apply(server), attempt.opening()));
        } catch (ServerTroubleException | RuntimeException | Error e) {
            attempt.result().completeExceptionally(e);
        }
    }

    private synchronized void arrived(Attempt attempt, SmtpConnection connection) {
        if (!attempt.equals(present)) {
            attempt.result().complete(connection);
            return;
        }
        present = null;
        Duration timeout = settings.get().delivery().idleTimeout();
        idle.give(connection, attempt.server(), timeout.compareTo(STORING) > 0 ? timeout : STORING);
    }

    /**
     * Takes the one under way, and waits for it.
     *
     * @param breaking learns how to break it off
     * @return empty if there is none to this server
     * @throws ServerTroubleException if it comes to nothing, or came to nothing just now
     */
    Optional<SmtpConnection> take(TransportSettings server, Opening breaking) throws ServerTroubleException {
        Attempt taken;
        synchronized (this) {
            taken = present;
            present = null;
        }
        if (taken == null) {
            return Optional.empty();
        }
        if (isOutdated(taken) || !taken.server().equals(server)) {
            taken.opening().abort();
            return Optional.empty();
        }
        breaking.opened(taken.opening()::abort);
        return outcome(taken);
    }

    private boolean isOutdated(Attempt attempt) {
        return attempt.result().isDone() && attempt.begun().until(now()).compareTo(STORING) > 0;
    }

    /** Empty for trouble of our own, which whoever opens one meets again. */
    private static Optional<SmtpConnection> outcome(Attempt attempt) throws ServerTroubleException {
        try {
            return Optional.of(attempt.result().get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ServerTroubleException trouble) {
                throw trouble;
            }
            return Optional.empty();
        } catch (InterruptedException e) {
            attempt.opening().abort();
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Breaks off the one that nobody has taken. */
    synchronized void abandon() {
        if (present != null) {
            present.opening().abort();
            present = null;
        }
    }

    /** Breaks off the one that nobody has taken, and begins none any more. */
    synchronized void stop() {
        stopped = true;
        abandon();
    }

    private Moment now() {
        return services.time().now();
    }
}
