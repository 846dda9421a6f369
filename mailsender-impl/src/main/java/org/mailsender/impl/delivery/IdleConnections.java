// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.mailsender.impl.settings.TransportSettings;
import org.mailsender.impl.smtp.SmtpConnection;
import org.mailsender.impl.tasks.LaterTasks;

/** Connections that wait for the next mail, without a thread. Thread-safe. */
final class IdleConnections {

    private record Idle(SmtpConnection connection, TransportSettings settings, Future<?> closing) {}

    private final LaterTasks later;
    /** Guarded by this. */
    private final Deque<Idle> idle = new ArrayDeque<>();

    IdleConnections(LaterTasks later) {
        this.later = later;
    }

    /** The one used last, if it was opened with these settings. */
    synchronized Optional<SmtpConnection> take(TransportSettings settings) {
        if (idle.isEmpty() || !idle.peekLast().settings().equals(settings)) {
            return Optional.empty();
        }
        Idle taken = idle.pollLast();
        taken.closing().cancel(false);
        return Optional.of(taken.connection());
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

    /** Lets go of all of them, politely; the caller's thread waits for no server. */
    void closeAll() {
        for (SmtpConnection connection : takeAll()) {
            later.schedule(connection::quit, Duration.ZERO);
        }
    }

    /** Closes all of them at once. */
    void abortAll() {
        takeAll().forEach(connection -> connection.abort("the instance was stopped"));
    }

    private synchronized List<SmtpConnection> takeAll() {
        List<SmtpConnection> connections = new ArrayList<>();
        for (Idle candidate : idle) {
            candidate.closing().cancel(false);
            connections.add(candidate.connection());
        }
        idle.clear();
        return connections;
    }
}
