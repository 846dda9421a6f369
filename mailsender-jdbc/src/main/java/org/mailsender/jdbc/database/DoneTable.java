// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Ends mails that the server has taken, whoever sent them: deleted, key remembered and outcome owed in one statement. */
final class DoneTable {

    /** One that ends anew, because it was retried, replaces what is left of its former end. */
    static final String OWE = " INSERT INTO mailsender_outcome AS o (instance, id, origin, manual, key_hash, ending,"
            + " state, server, reply, record, size, ender)";

    static final String AGAIN = " ON CONFLICT (instance, id) DO UPDATE SET origin = excluded.origin,"
            + " ending = excluded.ending, state = excluded.state, server = excluded.server, reply = excluded.reply,"
            + " record = excluded.record, size = excluded.size, ender = excluded.ender, at = now(), told = NULL";

    private static final String END = "WITH ended AS (SELECT * FROM"
            + " unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[])"
            + " AS e(instance, id, state, server, reply)),"
            + " gone AS (DELETE FROM mailsender_mail m USING ended e WHERE m.instance = e.instance AND m.id = e.id"
            + " RETURNING m.instance, m.id, m.origin, m.manual, m.key_hash, m.record, m.size,"
            + " m.body IS NULL AS large, e.state, e.server, e.reply),"
            + " keys AS (UPDATE mailsender_key k SET done = now() FROM gone g"
            + " WHERE g.key_hash <> 0 AND k.instance = g.instance AND k.hash = g.key_hash AND k.id = g.id),"
            + " parts AS (DELETE FROM mailsender_part p USING gone g"
            + " WHERE g.large AND p.instance = g.instance AND p.id = g.id)"
            + OWE
            + " SELECT instance, id, origin, manual, key_hash, 'DONE', state, server, reply, record, size, ?"
            + " FROM gone"
            + AGAIN
            + " RETURNING o.instance, o.id, o.origin";

    /**
     * A mail among those of all instances. Immutable.
     *
     * @param instance whose
     * @param id of the mail
     */
    record Key(String instance, long id) {}

    private final String ender;

    DoneTable(String incarnation) {
        this.ender = incarnation;
    }

    /** The origins of those that had not ended before. */
    Map<Key, String> end(Connection connection, List<End> ends) throws SQLException {
        Map<Key, String> origins = new HashMap<>();
        Sql.list(
                        connection,
                        row -> Map.entry(new Key(row.getString(1), row.getLong(2)), row.getString(3)),
                        END,
                        texts(ends, End::instance),
                        ends.stream().map(End::id).toArray(Long[]::new),
                        texts(ends, End::state),
                        texts(ends, End::server),
                        texts(ends, End::reply),
                        ender)
                .forEach(origin -> origins.put(origin.getKey(), origin.getValue()));
        return origins;
    }

    private static String[] texts(List<End> ends, Function<End, String> text) {
        return ends.stream().map(text).toArray(String[]::new);
    }
}
