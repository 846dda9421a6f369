// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.mailsender.impl.settings.TransportSettings;
import org.mailsender.impl.smtp.SmtpConnection;
import org.mailsender.impl.threads.LaterTasks;

/** Connections that wait for the next mail, without a thread. Thread-safe. */
final class IdleConnections {

    private record Idle(SmtpConnection connection, TransportSettings settings, Future<?> closing) {}

    private final LaterTasks later;
    /** Guarded by this. */
    private final Deque<Idle> idle = new ArrayDeque<>();

    IdleConnections(LaterTasks later) {
        this.later = later;
    }

    synchronized boolean isEmpty() {
        return idle.isEmpty();
    }

    /** The one used last of those that were opened with these settings. */
    synchronized Optional<SmtpConnection> take(TransportSettings settings) {
        for (Iterator<Idle> latest = idle.descendingIterator(); latest.hasNext(); ) {
            Idle candidate = latest.next();
            if (candidate.settings().equals(settings)) {
                latest.remove();
                candidate.closing().cancel(false);
                return Optional.of(candidate.connection());
            }
        }
        return Optional.empty();
    }

    synchronized void give(SmtpConnection connection, TransportSettings settings, Duration timeout) {
        Future<?> closing = later.schedule(() -> close(connection), timeout);
        idle.addLast(new Idle(connection, settings, closing));
    }

    private void close(SmtpConnection connection) {
        synchronized (this) {
            if (!idle.removeIf(candidate -> candidate.connection() == connection)) {
                return;
            }
        }
        connection.quit();
    }

    /** Lets go of those opened with other settings, politely; the caller's thread waits for no server. */
    void closeAllBut(Collection<TransportSettings> settings) {
        for (SmtpConnection connection : take(candidate -> !settings.contains(candidate.settings()))) {
            later.schedule(connection::quit, Duration.ZERO);
        }
    }

    /** Closes all of them at once. */
    void abortAll() {
        take(candidate -> true).forEach(connection -> connection.abort("the instance was stopped"));
    }

    private synchronized List<SmtpConnection> take(Predicate<Idle> condition) {
        List<Idle> taken = idle.stream().filter(condition).toList();
        idle.removeAll(taken);
        taken.forEach(candidate -> candidate.closing().cancel(false));
        return taken.stream().map(Idle::connection).toList();
    }
}
