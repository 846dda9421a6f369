// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.mailsender.impl.threads.Moment;
import org.mailsender.impl.threads.Time;

/**
 * Ends an attempt that takes too long, or is not wanted any more, by ending whatever it waits for: time-outs of reads do
 * not bound a server that answers a byte at a time. Thread-safe.
 */
final class Deadline {

    private final ScheduledExecutorService timer;
    private final Time time;
    private final Duration limit;
    /** What is to be ended, by telling it the reason. */
    private final Set<Consumer<String>> waits = ConcurrentHashMap.newKeySet();

    private volatile String abortReason;

    /** Guarded by this, as all below. */
    private Moment end = Moment.FIRST;

    private Duration present = Duration.ZERO;

    private boolean running;
    private ScheduledFuture<?> check;

    Deadline(ScheduledExecutorService timer, Time time, Duration limit) {
        this.timer = timer;
        this.time = time;
        this.limit = limit;
    }

    /** From now on, this is ended too; at once, if the attempt has been ended already. */
    void guard(Consumer<String> wait) {
        waits.add(wait);
        if (isAborted()) {
            wait.accept(abortReason);
        }
    }

    void release(Consumer<String> wait) {
        waits.remove(wait);
    }

    /** Ends the attempt, and every later one on the same connection. */
    void abort(String reason) {
        abortReason = reason;
        waits.forEach(wait -> wait.accept(reason));
    }

    boolean isAborted() {
        return abortReason != null;
    }

    /**
     * Waits for something that somebody else does, who is not disturbed by the end of the attempt.
     *
     * @throws IOException if the attempt has to end
     * @throws ExecutionException if the other failed
     */
    <T> T await(CompletableFuture<T> work) throws IOException, ExecutionException {
        CompletableFuture<T> outcome = work.copy();
        Consumer<String> wait = reason -> outcome.completeExceptionally(new InterruptedIOException(reason));
        guard(wait);
        try {
            return outcome.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the thread was interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedIOException aborted && isAborted()) {
                throw aborted;
            }
            throw e;
        } finally {
            release(wait);
        }
    }

    /** An attempt begins. */
    void restart() {
        restart(limit);
    }

    /** An attempt begins with only a share of its time. A check already scheduled finds the new end when it runs. */
    synchronized void restart(Duration share) {
        present = share;
        end = time.now().plus(share);
        running = true;
        if (check == null) {
            check = timer.schedule(this::check, share.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** No attempt is under way. */
    synchronized void clear() {
        running = false;
        if (check != null) {
            check.cancel(false);
            check = null;
        }
    }

    private synchronized void check() {
        check = null;
        if (!running) {
            return;
        }
        Duration left = time.now().until(end);
        if (left.isNegative() || left.isZero()) {
            abort(
                    present.equals(limit)
                            ? "the attempt took longer than attemptTimeoutSeconds, " + limit.toSeconds() + ", allows"
                            : "to connect took longer than " + present.toSeconds()
                                    + " s, which is this server's share of attemptTimeoutSeconds");
        } else {
            check = timer.schedule(this::check, left.toNanos(), TimeUnit.NANOSECONDS);
        }
    }
}
