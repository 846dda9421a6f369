// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.mailsender.impl.settings.TransportSettings;
import org.mailsender.impl.smtp.ServerTroubleException.Kind;
import org.mailsender.impl.threads.Time;

/**
 * Connects to the first address of a host that takes the connection (RFC 8305 5): while one says nothing, the next one is
 * tried beside it, so that a dead one costs no whole time-out. For one opening, on its thread.
 */
final class AddressRace {

    /** RFC 8305 8 recommends it. */
    private static final Duration CONNECTION_ATTEMPT_DELAY = Duration.ofMillis(250);

    private final TransportSettings settings;
    private final Deadline deadline;
    private final Progress progress;
    private final Executor workers;
    private final Time time;
    private final Deque<InetAddress> left;

    /** Under way, in the order of their beginning. */
    private final List<ConnectAttempt> pending = new ArrayList<>();

    /**
     * Connects to nothing yet.
     *
     * @param addresses in the order to try
     * @param workers a thread for each attempt but a single one
     */
    AddressRace(
            List<InetAddress> addresses,
            TransportSettings settings,
            Deadline deadline,
            Progress progress,
            Executor workers,
            Time time) {
        this.left = new ArrayDeque<>(interleaved(addresses));
        this.settings = settings;
        this.deadline = deadline;
        this.progress = progress;
        this.workers = workers;
        this.time = time;
    }

    /** Takes turns of the two families, so that one that leads nowhere costs one delay (RFC 8305 4). */
    static List<InetAddress> interleaved(List<InetAddress> addresses) {
        Deque<InetAddress> family = new ArrayDeque<>();
        Deque<InetAddress> other = new ArrayDeque<>();
        addresses.forEach(address -> (address.getClass() == addresses.get(0).getClass() ? family : other).add(address));
        List<InetAddress> turns = new ArrayList<>();
        while (!family.isEmpty() || !other.isEmpty()) {
            if (!family.isEmpty()) {
                turns.add(family.poll());
            }
            if (!other.isEmpty()) {
                turns.add(other.poll());
            }
        }
        return turns;
    }

    /** Whether there are addresses that have neither won nor failed. */
    boolean hasMore() {
        return !left.isEmpty();
    }

    /**
     * The next one that takes the connection. Those still under way are given up, and come again if it is of no use.
     *
     * @throws ServerTroubleException if none does, saying why the last one did not
     */
    ConnectAttempt next() throws ServerTroubleException {
        BlockingQueue<ConnectAttempt> settled = new LinkedBlockingQueue<>();
        try {
            while (true) {
                begin(settled);
                ConnectAttempt attempt = left.isEmpty() ? settled.take() : afterDelay(settled);
                if (attempt != null) {
                    pending.remove(attempt);
                    if (attempt.failure().isEmpty()) {
                        return attempt;
                    }
                    failed(attempt, attempt.failure().get());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(new InterruptedIOException("the thread was interrupted"));
        } finally {
            giveUpPending();
        }
    }

    private static ConnectAttempt afterDelay(BlockingQueue<ConnectAttempt> settled) throws InterruptedException {
        return settled.poll(CONNECTION_ATTEMPT_DELAY.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void begin(Queue<ConnectAttempt> settled) {
        if (left.isEmpty()) {
            return;
        }
        ConnectAttempt attempt = new ConnectAttempt(left.poll(), settings, deadline, time);
        pending.add(attempt);
        if (left.isEmpty() && pending.size() == 1) {
            perform(attempt, settled);
        } else {
            workers.execute(() -> perform(attempt, settled));
        }
    }

    private static void perform(ConnectAttempt attempt, Queue<ConnectAttempt> settled) {
        attempt.run();
        settled.add(attempt);
    }

    /** The others go on, unless there are none, or the whole attempt has to end. */
    private void failed(ConnectAttempt attempt, IOException failure) throws ServerTroubleException {
        attempt.end();
        ServerTroubleException trouble = unreachable(failure);
        if (deadline.isAborted() || (left.isEmpty() && pending.isEmpty())) {
            throw trouble;
        }
        progress.step("failed at " + attempt.address().getHostAddress() + ": " + trouble.getMessage());
    }

    private void giveUpPending() {
        Collections.reverse(pending);
        for (ConnectAttempt attempt : pending) {
            attempt.end();
            left.addFirst(attempt.address());
        }
        pending.clear();
    }

    private ServerTroubleException unreachable(IOException failure) {
        return new ServerTroubleException(Kind.UNREACHABLE, sentence(failure));
    }

    private String sentence(IOException failure) {
        if (failure instanceof SocketTimeoutException) {
            return settings.server() + " did not answer within connectTimeoutSeconds, "
                    + settings.connectTimeout().toSeconds() + "; check mailServer, port and firewalls.";
        }
        if (failure instanceof ConnectException) {
            return settings.server() + " refused the connection; check mailServer and port, and that the server runs.";
        }
        return settings.server() + " cannot be reached: " + failure.getMessage() + ".";
    }
}
