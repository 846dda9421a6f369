// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** The table of nodes: who lives. A lease ends when somebody who looks revokes it, so that no late renewal revives it. */
final class NodeTable {

    private static final String CLAIM = "INSERT INTO mailsender_node AS n (name, incarnation, until)"
            + " VALUES (?, ?, now() + ? * interval '1 millisecond') ON CONFLICT (name) DO UPDATE"
            + " SET incarnation = excluded.incarnation, until = excluded.until, revoked = false"
            + " WHERE n.revoked OR n.until < clock_timestamp() OR n.incarnation = excluded.incarnation";

    /** Without any right to send. Waits neither for a standby nor for a renewal that does. */
    private static final String APPEAR = "WITH quick AS (SELECT set_config('synchronous_commit', 'local', true)),"
            + " known AS (UPDATE mailsender_node SET until = now() WHERE name IN (SELECT n.name FROM mailsender_node n,"
            + " quick WHERE n.name = ? AND n.until < now() FOR UPDATE OF n SKIP LOCKED))"
            + " INSERT INTO mailsender_node (name, incarnation, until, revoked) SELECT ?, ?, now(), true FROM quick"
            + " WHERE NOT EXISTS (SELECT 1 FROM mailsender_node WHERE name = ?) ON CONFLICT (name) DO NOTHING";

    private static final String OCCUPANT = "SELECT extract(epoch FROM until)::text FROM mailsender_node WHERE name = ?";

    private static final String REVOKE =
            "UPDATE mailsender_node SET revoked = true WHERE NOT revoked AND until < clock_timestamp()";

    private static final String LEAVE =
            "UPDATE mailsender_node SET revoked = true, until = now() WHERE name = ? AND incarnation = ?";

    private final Lane lane;
    private final Lease lease;
    /** Until when another process had this name when it was looked at last. */
    private String occupied = "";

    NodeTable(Lane lane, Lease lease) {
        this.lane = lane;
        this.lease = lease;
    }

    /**
     * Is seen from now on, before any mail is taken: whoever sends that at once would hold an unknown node for a silent
     * one, and tell the outcome in its place.
     */
    static void appear(Connection connection, Lease lease) throws SQLException {
        Sql.update(connection, APPEAR, lease.node(), lease.node(), lease.incarnation(), lease.node());
    }

    /** Takes the lease; false while another process has it. */
    boolean claim() throws IOException {
        long sent = System.nanoTime();
        boolean claimed = lane.run(
                Deadline.in(Deadline.OTHER),
                connection -> Sql.update(connection, CLAIM, lease.node(), lease.incarnation(), lease.millis()) == 1);
        if (claimed) {
            lease.renewed(sent);
            occupied = "";
        }
        return claimed;
    }

    /** Whether the process that has the name lives: it has renewed its lease since this was asked before. */
    boolean isOccupantAlive() throws IOException {
        Optional<String> until = lane.run(
                Deadline.in(Deadline.OTHER),
                connection -> Sql.first(connection, row -> row.getString(1), OCCUPANT, lease.node()));
        String before = occupied;
        occupied = until.orElse("");
        return !before.isEmpty() && !before.equals(occupied);
    }

    void revokeExpired() throws IOException {
        lane.run(Deadline.in(Deadline.OTHER), connection -> Sql.update(connection, REVOKE));
    }

    /** Lets go of the lease at once. */
    void leave(Duration limit) throws IOException {
        lease.lost();
        lane.run(Deadline.in(limit), connection -> Sql.update(connection, LEAVE, lease.node(), lease.incarnation()));
    }
}
