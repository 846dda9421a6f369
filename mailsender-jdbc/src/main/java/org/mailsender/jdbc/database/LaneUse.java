// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** A lane in the hands of one thread, to be closed; what is not committed then is rolled back. Not thread-safe. */
final class LaneUse implements AutoCloseable {

    private final Lane lane;
    private final Connection connection;
    private final Deadline deadline;
    private boolean inTransaction;
    private boolean dropped;

    LaneUse(Lane lane, Connection connection, Deadline deadline) {
        this.lane = lane;
        this.connection = connection;
        this.deadline = deadline;
    }

    void begin() throws IOException {
        guarded(false, () -> connection.setAutoCommit(false));
        inTransaction = true;
    }

    <T> T call(SqlWork<T> work) throws IOException {
        try {
            limit();
            return work.with(connection);
        } catch (SQLException e) {
            throw failed(e, !inTransaction);
        }
    }

    void commit() throws IOException {
        guarded(true, connection::commit);
        guarded(false, () -> connection.setAutoCommit(true));
        inTransaction = false;
    }

    void rollback() throws IOException {
        guarded(false, connection::rollback);
        guarded(false, () -> connection.setAutoCommit(true));
        inTransaction = false;
    }

    /** Something that is done to the connection itself. */
    @FunctionalInterface
    private interface Step {
        void run() throws SQLException;
    }

    private void guarded(boolean committing, Step step) throws IOException {
        try {
            limit();
            step.run();
        } catch (SQLException e) {
            throw failed(e, committing);
        }
    }

    private void limit() throws SQLException {
        connection.setNetworkTimeout(Runnable::run, deadline.millis());
    }

    private IOException failed(SQLException e, boolean committing) {
        if (SqlFailures.isOfData(e)) {
            return SqlFailures.ofData(e);
        }
        dropped = true;
        lane.drop(e);
        return SqlFailures.away(e, committing);
    }

    @Override
    public void close() {
        try {
            if (inTransaction && !dropped) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            lane.drop(e);
        } finally {
            lane.leave();
        }
    }
}
