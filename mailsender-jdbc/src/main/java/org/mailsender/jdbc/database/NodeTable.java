// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The table of nodes: who lives. A lease ends when somebody who looks revokes it, so that no late renewal revives it. */
final class NodeTable {

    private static final String CLAIM = "INSERT INTO mailsender_node AS n (name, incarnation, until)"
            + " VALUES (?, ?, now() + ? * interval '1 millisecond') ON CONFLICT (name) DO UPDATE"
            + " SET incarnation = excluded.incarnation, until = excluded.until, revoked = false"
            + " WHERE n.revoked OR n.until < clock_timestamp() OR n.incarnation = excluded.incarnation";

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
