// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.mailsender.store.Ending;
import org.mailsender.store.QueueEntry;

/** The table of outcomes, as far as this node has to tell them. */
final class OwedTable {

    /** This node's own, and those of silent nodes if it is the sender; e is the outcome. */
    static final String MINE = "e.origin = ? OR (EXISTS (SELECT 1 FROM mailsender_sender x"
            + " WHERE x.instance = e.instance AND x.incarnation = ?) AND NOT EXISTS (SELECT 1 FROM mailsender_node y"
            + " WHERE y.name = e.origin AND y.until > now() - ? * interval '1 millisecond'))";

    private static final String LIST = "SELECT id, manual, key_hash FROM mailsender_outcome e WHERE instance = ?"
            + " AND ending = ? AND told IS NULL AND (" + MINE + ") ORDER BY id LIMIT 1000";

    private static final String READ = "SELECT e.record, e.state, e.server, e.reply, e.size, f.body"
            + " FROM mailsender_outcome e LEFT JOIN mailsender_failed f"
            + " ON e.ending = 'FAILED' AND f.instance = e.instance AND f.id = e.id"
            + " WHERE e.instance = ? AND e.id = ? AND e.ending = ? AND e.told IS NULL";

    /** A stone for a mail of another node, whose own copy must not be sent again if that node comes back. */
    private static final String TELL = "WITH told AS (SELECT * FROM unnest(?::text[], ?::bigint[], ?::text[])"
            + " AS t(instance, id, ending)), own AS (DELETE FROM mailsender_outcome e USING told t"
            + " WHERE e.instance = t.instance AND e.id = t.id AND e.ending = t.ending AND e.origin = ?)"
            + " UPDATE mailsender_outcome e SET told = now() FROM told t"
            + " WHERE e.instance = t.instance AND e.id = t.id AND e.ending = t.ending AND e.origin <> ?";

    /**
     * What was told. Immutable.
     *
     * @param instance whose mail
     * @param id of the mail
     * @param ending how it ended
     */
    record Told(String instance, long id, Ending ending) {}

    /**
     * A row of it. Immutable.
     *
     * @param record of the mail
     * @param state of the mail, its last
     * @param server that took it
     * @param reply of the server
     * @param size of the text
     * @param body the text, if it is small and kept
     */
    record Row(String record, String state, String server, String reply, long size, Optional<byte[]> body) {}

    private final Lane lane;
    private final Lease lease;
    private final Duration nodeTimeout;

    OwedTable(Lane lane, Lease lease, Duration nodeTimeout) {
        this.lane = lane;
        this.lease = lease;
        this.nodeTimeout = nodeTimeout;
    }

    /** Those that may be told, which is asked while nothing is written that was told. */
    List<QueueEntry> list(String instance, Ending ending, Predicate<QueueEntry> mayBeTold) throws IOException {
        return lane.run(Deadline.in(Deadline.OTHER), connection -> {
            List<QueueEntry> all = Sql.list(
                    connection,
                    OwedTable::entry,
                    LIST,
                    instance,
                    ending.name(),
                    lease.node(),
                    lease.incarnation(),
                    nodeTimeout.toMillis());
            return all.stream().filter(mayBeTold).toList();
        });
    }

    /** From the first three columns. */
    static QueueEntry entry(ResultSet row) throws SQLException {
        return new QueueEntry(row.getLong(1), row.getBoolean(2), row.getLong(3));
    }

    Optional<Row> read(String instance, long id, Ending ending) throws IOException {
        return lane.run(
                Deadline.in(Deadline.OTHER),
                connection -> Sql.first(
                        connection,
                        row -> new Row(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getLong(5),
                                Optional.ofNullable(row.getBytes(6))),
                        READ,
                        instance,
                        id,
                        ending.name()));
    }

    void told(List<Told> told) throws IOException {
        List<String> instances = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        List<String> endings = new ArrayList<>();
        told.forEach(one -> {
            instances.add(one.instance());
            ids.add(one.id());
            endings.add(one.ending().name());
        });
        lane.run(
                Deadline.in(Deadline.OTHER),
                connection -> Sql.update(
                        connection,
                        TELL,
                        instances.toArray(String[]::new),
                        ids.toArray(Long[]::new),
                        endings.toArray(String[]::new),
                        lease.node(),
                        lease.node()));
    }
}
