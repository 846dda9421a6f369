// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.mailsender.store.Handover;
import org.mailsender.store.HeldQueue;

/** The table of senders: who sends the mails of an instance, and what the next one must know. */
final class SenderTable {

    private static final String ENSURE =
            "INSERT INTO mailsender_sender (instance) SELECT unnest(?::text[]) ON CONFLICT DO NOTHING";

    private static final String LOCK =
            "SELECT instance FROM mailsender_sender WHERE instance = ANY (?) ORDER BY instance FOR UPDATE";

    /** Those who live are looked at anew once the rows are locked: one of them may just have taken over. */
    private static final String TAKE = "UPDATE mailsender_sender s SET node = ?, incarnation = ?, epoch = s.epoch + 1,"
            + " yield_wanted = false, avoid = NULL FROM mailsender_sender b"
            + " LEFT JOIN mailsender_node d ON d.incarnation = b.incarnation"
            + " WHERE s.instance = ANY (?) AND b.instance = s.instance AND (d.name IS NULL OR d.revoked)"
            + " AND EXISTS (SELECT 1 FROM mailsender_node n WHERE n.name = ? AND n.incarnation = ? AND NOT n.revoked)"
            + " RETURNING s.instance, s.epoch, s.hold_kind, s.hold_reason, s.hold_probes, s.hold_until, s.recent,"
            + " b.incarnation IS NOT NULL,"
            + " (extract(epoch FROM coalesce(d.until, now())) * 1000)::bigint";

    private static final String RELEASE = "UPDATE mailsender_sender SET incarnation = NULL, yield_wanted = false,"
            + " hold_kind = ?, hold_reason = ?, hold_probes = ?::int, hold_until = ?::bigint, recent = ?,"
            + " avoid = ?, avoid_until = now() + ? * interval '1 millisecond'"
            + " WHERE instance = ? AND incarnation = ? AND epoch = ?";

    private static final String HOLD = "UPDATE mailsender_sender SET hold_kind = ?, hold_reason = ?,"
            + " hold_probes = ?::int, hold_until = ?::bigint WHERE instance = ? AND incarnation = ? AND epoch = ?";

    private static final String YIELD =
            "UPDATE mailsender_sender SET yield_wanted = true" + " WHERE instance = ? AND incarnation IS NOT NULL";

    private static final long MICROS = 1_000_000;

    /**
     * Sending that has come to this node. Immutable.
     *
     * @param instance whose mails
     * @param epoch how often the sender has changed
     * @param before what the former one left
     */
    record Taken(String instance, long epoch, Handover before) {}

    private final Lane lane;
    private final Lease lease;

    SenderTable(Lane lane, Lease lease) {
        this.lane = lane;
        this.lease = lease;
    }

    /** Takes over what nobody sends. */
    List<Taken> take(Collection<String> instances) throws IOException {
        String[] names = instances.toArray(String[]::new);
        return lane.transact(Deadline.in(Deadline.OTHER), connection -> {
            Sql.update(connection, ENSURE, (Object) names);
            Sql.list(connection, row -> row.getString(1), LOCK, (Object) names);
            return Sql.list(
                    connection,
                    SenderTable::taken,
                    TAKE,
                    lease.node(),
                    lease.incarnation(),
                    names,
                    lease.node(),
                    lease.incarnation());
        });
    }

    private static Taken taken(ResultSet row) throws SQLException {
        boolean crashed = row.getBoolean(8);
        Handover before = new Handover(
                Looking.hold(row, 3),
                recent(row.getArray(7)),
                crashed ? Optional.of(Instant.ofEpochMilli(row.getLong(9))) : Optional.empty());
        return new Taken(row.getString(1), row.getLong(2), before);
    }

    private static List<Instant> recent(Array micros) throws SQLException {
        List<Instant> recent = new ArrayList<>();
        for (Object at : (Object[]) micros.getArray()) {
            long time = (Long) at;
            recent.add(Instant.ofEpochSecond(time / MICROS, time % MICROS * 1000));
        }
        return List.copyOf(recent);
    }

    /** Lets another node send, and does not take it back for a while. */
    void release(String instance, long epoch, Handover left, long avoidMillis, Deadline deadline) throws IOException {
        Long[] recent = left.recent().stream()
                .map(at -> at.getEpochSecond() * MICROS + at.getNano() / 1000)
                .toArray(Long[]::new);
        lane.run(deadline, connection -> {
            List<Object> values = columns(left.hold());
            values.add(recent);
            values.addAll(List.of(lease.incarnation(), avoidMillis, instance, lease.incarnation(), epoch));
            return Sql.update(connection, RELEASE, values.toArray());
        });
    }

    void hold(String instance, long epoch, Optional<HeldQueue> hold, Deadline deadline) throws IOException {
        lane.run(deadline, connection -> {
            List<Object> values = columns(hold);
            values.addAll(List.of(instance, lease.incarnation(), epoch));
            return Sql.update(connection, HOLD, values.toArray());
        });
    }

    private static List<Object> columns(Optional<HeldQueue> hold) {
        List<Object> values = new ArrayList<>();
        values.add(hold.map(HeldQueue::kind).orElse(null));
        values.add(hold.map(HeldQueue::reason).orElse(null));
        values.add(hold.map(HeldQueue::probes).orElse(null));
        values.add(hold.map(HeldQueue::until).map(Instant::toEpochMilli).orElse(null));
        return values;
    }

    /** Asks the sender to hand over; false if there is none. */
    static boolean wantYield(Connection connection, String instance) throws SQLException {
        return Sql.update(connection, YIELD, instance) == 1;
    }
}
