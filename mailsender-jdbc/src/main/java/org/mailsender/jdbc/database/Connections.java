// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends of connections that nobody has to hear of. */
final class Connections {

    private static final Logger LOG = LoggerFactory.getLogger("org.mailsender.jdbc");

    private static final int LAST_WORDS = 1000;

    private Connections() {}

    /**
     * Without a word to the server, which may not answer. It is closed nevertheless: until then a pool counts it as lent,
     * and has none left after some outages.
     */
    static void abort(Connection connection) {
        try (connection) {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("a broken connection cannot be aborted", e);
        }
    }

    static void close(Connection connection) {
        try (connection) {
            connection.setNetworkTimeout(Runnable::run, LAST_WORDS);
            Session.end(connection);
        } catch (SQLException e) {
            LOG.debug("a connection cannot be closed", e);
        }
    }
}
