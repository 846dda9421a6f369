// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One connection, used by one thread at a time, for whatever must not wait for the other lanes. Thread-safe.
 *
 * <p>Nothing is cancelled: a commit that waits for a standby would count as done then. What takes too long loses its
 * connection instead, and is in doubt.
 */
final class Lane {

    private final String name;
    private final Connecting connecting;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition connected = lock.newCondition();
    /** Guarded by the lock. */
    private Connection connection;

    private volatile boolean open;

    Lane(String name, Connecting connecting) {
        this.name = name;
        this.connecting = connecting;
    }

    /** Does something that is committed by itself, statement by statement. */
    <T> T run(Deadline deadline, SqlWork<T> work) throws IOException {
        try (LaneUse use = use(deadline)) {
            return use.call(work);
        }
    }

    /** Does something as a whole. */
    <T> T transact(Deadline deadline, SqlWork<T> work) throws IOException {
        try (LaneUse use = use(deadline)) {
            use.begin();
            T result = use.call(work);
            use.commit();
            return result;
        }
    }

    /** Has the lane alone until it is closed. */
    LaneUse use(Deadline deadline) throws IOException {
        enter(deadline);
        try {
            while (connection == null) {
                Optional<AwayException> away = connecting.away();
                if (away.isPresent()) {
                    throw away.get();
                }
                if (deadline.isOver()) {
                    throw new AwayException("the database is not connected yet", null, false);
                }
                connected.awaitNanos(deadline.nanos());
            }
            return new LaneUse(this, connection, deadline);
        } catch (InterruptedException e) {
            leave();
            throw interrupted(e);
        } catch (IOException | RuntimeException e) {
            leave();
            throw e;
        }
    }

    private void enter(Deadline deadline) throws IOException {
        try {
            if (!lock.tryLock(Math.max(0, deadline.nanos()), TimeUnit.NANOSECONDS)) {
                throw new AwayException("the database did not answer others in time", null, false);
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static AwayException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new AwayException("interrupted while the database was waited for", e, false);
    }

    void leave() {
        lock.unlock();
    }

    /** The connection is of no use any more. Called by whoever has the lane. */
    void drop(SQLException cause) {
        Connection broken = connection;
        connection = null;
        open = false;
        Connections.abort(broken);
        connecting.lost(cause);
    }

    /** Whether a connection is there. */
    boolean isOpen() {
        return open;
    }

    /** After another lane has lost its connection: whether this one's is of any use, unless somebody is just trying. */
    void verify() {
        if (lock.tryLock()) {
            try {
                if (connection != null && !connection.isValid(1)) {
                    drop(new SQLException("the connection is closed"));
                }
            } catch (SQLException e) {
                drop(e);
            } finally {
                lock.unlock();
            }
        }
    }

    /** Takes a new connection. */
    void connect(Connection fresh) {
        lock.lock();
        try {
            connection = fresh;
            open = true;
            connected.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Those who wait look again. */
    void wake() {
        if (lock.tryLock()) {
            try {
                connected.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Disconnects, within the time that whoever uses it has. */
    void close() {
        lock.lock();
        try {
            if (connection != null) {
                Connections.close(connection);
                connection = null;
                open = false;
            }
            connected.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
