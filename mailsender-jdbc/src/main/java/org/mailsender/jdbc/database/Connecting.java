// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the lanes connected, by a thread of its own. Thread-safe. */
final class Connecting {

    private static final Logger LOG = LoggerFactory.getLogger("org.mailsender.jdbc");
    private static final int FIRST_WORDS = 10_000;
    /** The longest that anybody's time-outs should be. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String NONE_GIVEN = "the data source gives no connection: it waits for the database without a"
            + " time-out, or it is a pool of less than the three that a node keeps";
    /** Whoever uses a connection meanwhile may take longer, and is not waited for. */
    private static final Duration MOST_FOR_CLOSING = Duration.ofSeconds(1);

    /** What is done with the first connection after a time without, before anybody may use it. */
    @FunctionalInterface
    interface Greeting {
        void meet(Connection connection) throws SQLException, UnusableDatabaseException;
    }

    private final DataSource source;
    private final Greeting greeting;
    private final Duration patience;
    private final List<Lane> lanes;
    private final Lane intake;
    private final Lane sender;
    private final Lane house;
    private final List<Runnable> whenBack = new CopyOnWriteArrayList<>();
    private final Backoff backoff = new Backoff();
    private final Thread thread;
    /** Empty while connected, and while nothing is known yet. */
    private volatile String trouble = "";

    /** Until when the source may think about a connection; empty while it is not asked. */
    private volatile Optional<Deadline> asked = Optional.empty();

    private volatile boolean closed;

    Connecting(DataSource source, Greeting greeting) {
        this(source, greeting, PATIENCE);
    }

    /** Tells it when the source gives nothing for a time. */
    Connecting(DataSource source, Greeting greeting, Duration patience) {
        this.source = source;
        this.greeting = greeting;
        this.patience = patience;
        this.intake = new Lane("intake", this);
        this.sender = new Lane("sender", this);
        this.house = new Lane("house", this);
        this.lanes = List.of(house, intake, sender);
        this.thread = new Thread(this::keepConnected, "mailsender-jdbc-connecting");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Takes mails. */
    Lane intake() {
        return intake;
    }

    /** Reads mails, and writes what became of them. */
    Lane sender() {
        return sender;
    }

    /** For everything else; nothing takes long there. */
    Lane house() {
        return house;
    }

    void whenBack(Runnable task) {
        whenBack.add(task);
    }

    Optional<String> trouble() {
        return Optional.of(trouble)
                .filter(sentence -> !sentence.isEmpty())
                .or(() -> asked.filter(Deadline::isOver).map(over -> NONE_GIVEN));
    }

    Optional<AwayException> away() {
        return trouble().map(sentence -> new AwayException(sentence, null, false));
    }

    void lost(SQLException cause) {
        LOG.debug("a connection is lost", cause);
        if (!closed) {
            trouble = (SqlFailures.isAnswer(cause) ? "the database cannot be used: " : "the database does not answer: ")
                    + SqlFailures.sentence(cause);
        }
        synchronized (thread) {
            thread.notifyAll();
        }
    }

    private void keepConnected() {
        while (!closed) {
            boolean all = connectAll();
            pause(all ? 0 : backoff.pause());
        }
        lanes.forEach(Lane::close);
    }

    private boolean connectAll() {
        try {
            if (!trouble.isEmpty()) {
                lanes.forEach(Lane::verify);
            }
            for (Lane lane : lanes) {
                if (!lane.isOpen() && !closed) {
                    lane.connect(connect());
                }
            }
            backoff.reset();
            back();
            return true;
        } catch (SQLException e) {
            trouble = "the database cannot be reached: " + SqlFailures.sentence(e);
        } catch (UnusableDatabaseException e) {
            trouble = e.getMessage();
        } catch (RuntimeException e) {
            LOG.error("an error of our own while connecting", e);
            trouble = "the database cannot be reached: " + e;
        }
        lanes.forEach(Lane::wake);
        return false;
    }

    private Connection connect() throws SQLException, UnusableDatabaseException {
        Connection connection = get();
        try {
            connection.setNetworkTimeout(Runnable::run, FIRST_WORDS);
            connection.setAutoCommit(true);
            greeting.meet(connection);
            return connection;
        } catch (SQLException | UnusableDatabaseException | RuntimeException e) {
            Connections.abort(connection);
            throw e;
        }
    }

    private Connection get() throws SQLException {
        asked = Optional.of(Deadline.in(patience));
        try {
            return source.getConnection();
        } finally {
            if (asked.filter(Deadline::isOver).isPresent()) {
                trouble = NONE_GIVEN;
            }
            asked = Optional.empty();
        }
    }

    private void back() {
        if (!trouble.isEmpty()) {
            trouble = "";
            whenBack.forEach(Runnable::run);
        }
    }

    private boolean isAllOpen() {
        return lanes.stream().allMatch(Lane::isOpen);
    }

    /** 0: until something is lost. */
    private void pause(long millis) {
        synchronized (thread) {
            try {
                if (!closed && (millis > 0 || isAllOpen())) {
                    thread.wait(millis);
                }
            } catch (InterruptedException e) {
                closed = true;
            }
        }
    }

    /** Disconnects, and waits for that: the classes it takes may be gone a moment later, when the bundle stops. */
    void close() {
        trouble = "the database is not used any more";
        synchronized (thread) {
            closed = true;
            thread.notifyAll();
        }
        try {
            thread.join(MOST_FOR_CLOSING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
