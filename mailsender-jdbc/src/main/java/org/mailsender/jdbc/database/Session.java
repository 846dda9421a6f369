// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * What outlives a transaction at the server, and so is only used where nobody else gets it: a pooler such as PgBouncer
 * lends the server's sessions out, transaction by transaction.
 */
final class Session {

    /** A queue is empty when statistics are made, and long when they are used. */
    private static final String BY_INDEX =
            "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; SET jit = off";

    private static final String AS_BEFORE =
            "UNLISTEN *; RESET enable_seqscan; RESET enable_hashjoin; RESET enable_mergejoin; RESET jit";

    private Session() {}

    /** Prepares it for our statements. */
    static void begin(Connection connection) throws SQLException {
        Optional<OwnDriver> driver = OwnDriver.of(connection);
        if (isOurs(connection, driver)) {
            execute(connection, BY_INDEX);
        } else if (driver.isPresent()) {
            driver.get().prepareNothing();
        }
    }

    /** Whether no pooler stands between: it shows a number of its own for the server's process. */
    static boolean isOurs(Connection connection) throws SQLException {
        return isOurs(connection, OwnDriver.of(connection));
    }

    private static boolean isOurs(Connection connection, Optional<OwnDriver> driver) throws SQLException {
        if (driver.isEmpty()) {
            return false;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1) == driver.get().backend();
        }
    }

    /** Leaves it as it was, for whoever gets it next from a data source that keeps it. */
    static void end(Connection connection) throws SQLException {
        Optional<OwnDriver> driver = OwnDriver.of(connection);
        if (driver.filter(OwnDriver::isLent).isPresent() && isOurs(connection, driver)) {
            execute(connection, AS_BEFORE);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
