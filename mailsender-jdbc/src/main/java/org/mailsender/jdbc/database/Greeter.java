// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The first words with a database: whether it takes writes, what time it is there, whether its tables are ours, and that
 * this node is here.
 */
final class Greeter {

    private static final String WHO =
            "SELECT pg_is_in_recovery(), (extract(epoch FROM clock_timestamp()) * 1000000)::bigint";

    private final Schema schema;
    private final Ids.DatabaseClock clock;
    private final Lease lease;

    Greeter(Schema schema, Ids.DatabaseClock clock, Lease lease) {
        this.schema = schema;
        this.clock = clock;
        this.lease = lease;
    }

    void meet(Connection connection) throws SQLException, UnusableDatabaseException {
        try (Statement statement = connection.createStatement()) {
            long before = clock.ownMicros();
            try (ResultSet row = statement.executeQuery(WHO)) {
                row.next();
                if (row.getBoolean(1)) {
                    throw new UnusableDatabaseException("the database is a standby, which takes no mails; add"
                            + " targetServerType=primary and all hosts to the URL");
                }
                clock.align(row.getLong(2), (before + clock.ownMicros()) / 2);
            }
        }
        Session.begin(connection);
        schema.ensure(connection);
        NodeTable.appear(connection, lease);
    }
}
