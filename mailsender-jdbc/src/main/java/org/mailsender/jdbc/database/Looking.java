// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.mailsender.store.HeldQueue;
import org.mailsender.store.QueueEntry;

/** Renews the lease and looks at all instances, in one statement: it is what an idle node costs. */
final class Looking {

    private static final String LOOK = "WITH lease AS (UPDATE mailsender_node SET until = now() + ? * interval"
            + " '1 millisecond' WHERE name = ? AND incarnation = ? AND NOT revoked AND ? RETURNING 1)"
            + " SELECT (SELECT count(*) FROM lease),"
            + " (SELECT count(*) FROM mailsender_node WHERE NOT revoked AND until < now()),"
            + " (SELECT (extract(epoch FROM min(until) - now()) * 1000)::bigint FROM mailsender_node"
            + " WHERE NOT revoked AND incarnation <> ?),"
            + " i.instance, coalesce(s.node, ''), coalesce(s.incarnation, ''), coalesce(s.epoch, 0),"
            + " (n.name IS NULL AND NOT coalesce(s.avoid = ? AND s.avoid_until > now(), false)),"
            + " coalesce(s.yield_wanted, false), s.hold_kind, s.hold_reason, s.hold_probes, s.hold_until,"
            + " (SELECT count(*) FROM mailsender_mail m WHERE m.instance = i.instance),"
            + " (SELECT count(*) FROM mailsender_failed f WHERE f.instance = i.instance),"
            + " o.id, o.manual, o.key_hash,"
            + " EXISTS (SELECT 1 FROM mailsender_wish w WHERE w.instance = i.instance),"
            + " EXISTS (SELECT 1 FROM mailsender_outcome e WHERE e.instance = i.instance AND e.told IS NULL AND ("
            + OwedTable.MINE + "))"
            + " FROM (SELECT 1) AS always LEFT JOIN unnest(?::text[]) AS i(instance) ON true"
            + " LEFT JOIN mailsender_sender s ON s.instance = i.instance"
            + " LEFT JOIN mailsender_node n ON n.incarnation = s.incarnation AND NOT n.revoked"
            + " LEFT JOIN LATERAL (SELECT id, manual, key_hash FROM mailsender_mail m"
            + " WHERE m.instance = i.instance ORDER BY id LIMIT 1) o ON true";

    /**
     * What was seen. Immutable.
     *
     * @param renewed whether the lease was renewed
     * @param expired whether there are leases to be revoked
     * @param nextExpiry when the next one may expire, empty if there is no other node
     * @param sights of the instances
     */
    record Result(boolean renewed, boolean expired, Optional<Duration> nextExpiry, List<Sight> sights) {}

    private final Lane lane;
    private final Lease lease;
    private final Duration nodeTimeout;

    Looking(Lane lane, Lease lease, Duration nodeTimeout) {
        this.lane = lane;
        this.lease = lease;
        this.nodeTimeout = nodeTimeout;
    }

    Result look(boolean renew, Collection<String> instances) throws IOException {
        long sent = System.nanoTime();
        Result result = lane.run(Deadline.in(Deadline.OTHER), connection -> {
            List<Result> rows = Sql.list(
                    connection,
                    Looking::row,
                    LOOK,
                    lease.millis(),
                    lease.node(),
                    lease.incarnation(),
                    renew,
                    lease.incarnation(),
                    lease.incarnation(),
                    lease.node(),
                    lease.incarnation(),
                    nodeTimeout.toMillis(),
                    instances.toArray(String[]::new));
            List<Sight> sights = new ArrayList<>();
            rows.forEach(row -> sights.addAll(row.sights()));
            Result first = rows.get(0);
            return new Result(first.renewed(), first.expired(), first.nextExpiry(), sights);
        });
        if (result.renewed()) {
            lease.renewed(sent);
        }
        return result;
    }

    private static Result row(ResultSet row) throws SQLException {
        long next = row.getLong(3);
        Optional<Duration> nextExpiry = row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(next));
        List<Sight> sights = row.getString(4) == null ? List.of() : List.of(sight(row));
        return new Result(row.getInt(1) > 0, row.getInt(2) > 0, nextExpiry, sights);
    }

    private static Sight sight(ResultSet row) throws SQLException {
        long oldest = row.getLong(16);
        Optional<QueueEntry> entry = row.wasNull()
                ? Optional.empty()
                : Optional.of(new QueueEntry(oldest, row.getBoolean(17), row.getLong(18)));
        return new Sight(
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getLong(7),
                row.getBoolean(8),
                row.getBoolean(9),
                hold(row, 10),
                row.getInt(14),
                row.getInt(15),
                entry,
                row.getBoolean(19),
                row.getBoolean(20));
    }

    /** From four columns. */
    static Optional<HeldQueue> hold(ResultSet row, int first) throws SQLException {
        String kind = row.getString(first);
        return kind == null
                ? Optional.empty()
                : Optional.of(new HeldQueue(
                        kind,
                        row.getString(first + 1),
                        row.getInt(first + 2),
                        Instant.ofEpochMilli(row.getLong(first + 3))));
    }
}
