// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Inserts into the table of mails. */
final class MailTable {

    /** The key is taken in the same statement; one that was Done a day ago is free again. */
    private static final String KEY = "WITH key AS (INSERT INTO mailsender_key AS k (instance, hash, id)"
            + " VALUES (?, ?, ?) ON CONFLICT (instance, hash) DO UPDATE SET id = excluded.id, done = NULL"
            + " WHERE k.done < now() - interval '24 hours' RETURNING 1)";

    private static final String COLUMNS =
            " INSERT INTO mailsender_mail (instance, id, origin, manual, key_hash, due, state, record, size, body)";

    private static final String VALUES = " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String KEYED_VALUES =
            " SELECT ?, ?, ?, ?, ?::bigint, ?::bigint, ?, ?, ?::bigint, ?::bytea WHERE EXISTS (SELECT 1 FROM key)";

    private final String origin;

    MailTable(String origin) {
        this.origin = origin;
    }

    /** One of them; false if its key is taken. */
    boolean insert(Connection connection, Draft draft) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql(draft))) {
            bind(statement, draft);
            return statement.executeUpdate() == 1;
        }
    }

    /** Several, in one round trip, all with a key or all without; 1 for each that was inserted. */
    int[] insert(Connection connection, List<Draft> drafts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql(drafts.get(0)))) {
            for (Draft draft : drafts) {
                bind(statement, draft);
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }

    private static String sql(Draft draft) {
        return hasKey(draft) ? KEY + COLUMNS + KEYED_VALUES : COLUMNS + VALUES;
    }

    static boolean hasKey(Draft draft) {
        return draft.entry().keyHash() != 0;
    }

    private void bind(PreparedStatement statement, Draft draft) throws SQLException {
        int at = 1;
        if (hasKey(draft)) {
            statement.setString(at++, draft.instance());
            statement.setLong(at++, draft.entry().keyHash());
            statement.setLong(at++, draft.entry().id());
        }
        statement.setString(at++, draft.instance());
        statement.setLong(at++, draft.entry().id());
        statement.setString(at++, origin);
        statement.setBoolean(at++, draft.entry().manual());
        statement.setLong(at++, draft.entry().keyHash());
        statement.setLong(at++, draft.due());
        statement.setString(at++, draft.state());
        statement.setString(at++, draft.record());
        statement.setLong(at++, draft.size());
        statement.setBytes(at, draft.body().orElse(null));
    }
}
