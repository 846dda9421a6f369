// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** The same work as a store's, by bare statements. */
final class BareStatements {

    private final DataSource source;
    private final AtomicLong ids;
    private final int mails;
    private final String text;

    BareStatements(DataSource source, AtomicLong ids, int mails, String text) {
        this.source = source;
        this.ids = ids;
        this.mails = mails;
        this.text = text;
    }

    private static final String INSERT = "INSERT INTO mailsender_mail (instance, id, origin, manual, key_hash, due,"
            + " state, record, size, body) VALUES ('bare', ?, 'a', false, 0, 0, '', ?, ?, ?)";

    double inserts(int threads) throws Exception {
        List<Connection> connections = connections(threads);
        double pace = Timed.pace(threads, mails, thread -> insert(connections.get(thread), mails / threads, true));
        close(connections);
        return pace;
    }

    private void insert(Connection connection, int count, boolean commitEach) throws Exception {
        connection.setAutoCommit(commitEach);
        byte[] body = text.getBytes(StandardCharsets.US_ASCII);
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (int i = 0; i < count; i++) {
                statement.setLong(1, ids.incrementAndGet());
                statement.setString(2, "record".repeat(30));
                statement.setInt(3, body.length);
                statement.setBytes(4, body);
                statement.executeUpdate();
            }
        }
        if (!commitEach) {
            connection.commit();
        }
        connection.setAutoCommit(true);
    }

    private List<Connection> connections(int count) throws Exception {
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            connections.add(source.getConnection());
        }
        return connections;
    }

    private static void close(List<Connection> connections) throws Exception {
        for (Connection connection : connections) {
            connection.close();
        }
    }

    /** Read; deleted with its outcome written; outcome deleted. */
    double ends(int threads) throws Exception {
        List<Connection> connections = connections(threads);
        try (Connection first = source.getConnection()) {
            insert(first, mails, false);
        }
        AtomicLong next = new AtomicLong(ids.get() - mails);
        double pace = Timed.pace(threads, mails, thread -> {
            Connection connection = connections.get(thread);
            for (int i = 0; i < mails / threads; i++) {
                end(connection, next.incrementAndGet());
            }
        });
        close(connections);
        return pace;
    }

    private static void end(Connection connection, long id) throws Exception {
        try (PreparedStatement read = connection.prepareStatement(
                "SELECT record, state, body FROM mailsender_mail WHERE instance = 'bare'" + " AND id = ?")) {
            read.setLong(1, id);
            try (ResultSet row = read.executeQuery()) {
                row.next();
                row.getBytes(3);
            }
        }
        connection.setAutoCommit(false);
        update(connection, "DELETE FROM mailsender_mail WHERE instance = 'bare' AND id = ?", id);
        update(
                connection,
                "INSERT INTO mailsender_outcome (instance, id, origin, manual, key_hash, ending, state, server, reply,"
                        + " record, size, ender) VALUES ('bare', ?, 'a', false, 0, 'DONE', 'state', 'server', '250 ok',"
                        + " 'record', 1024, 'a')",
                id);
        connection.commit();
        connection.setAutoCommit(true);
        update(connection, "DELETE FROM mailsender_outcome WHERE instance = 'bare' AND id = ?", id);
    }

    private static void update(Connection connection, String sql, long id) throws Exception {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, id);
            statement.executeUpdate();
        }
    }
}
