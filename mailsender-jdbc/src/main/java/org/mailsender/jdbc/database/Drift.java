// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Nodes whose configurations of an instance differ. Looks now and then. Thread-safe. */
final class Drift {

    private static final Logger LOG = LoggerFactory.getLogger("org.mailsender.jdbc");
    private static final long EVERY = TimeUnit.SECONDS.toNanos(60);

    private static final String JOIN = "INSERT INTO mailsender_member AS m (instance, node, settings) VALUES (?, ?, ?)"
            + " ON CONFLICT (instance, node) DO UPDATE SET settings = excluded.settings"
            + " WHERE m.settings <> excluded.settings";

    private static final String LEAVE = "DELETE FROM mailsender_member WHERE instance = ? AND node = ?";

    private static final String OTHERS = "SELECT m.node FROM mailsender_member m JOIN mailsender_node n"
            + " ON n.name = m.node AND NOT n.revoked WHERE m.instance = ? AND m.node <> ? AND m.settings <> ?"
            + " ORDER BY m.node";

    private final String instance;
    private final String settings;
    private final Lane lane;
    private final String node;
    private volatile List<String> warnings = List.of();
    /** Guarded by this. */
    private boolean joined;

    private long next = System.nanoTime();

    Drift(String instance, String settings, Lane lane, String node) {
        this.instance = instance;
        this.settings = settings;
        this.lane = lane;
        this.node = node;
    }

    /** The instance is closed here. */
    synchronized void leave() {
        try {
            if (joined) {
                lane.run(Deadline.in(Deadline.INTAKE), connection -> Sql.update(connection, LEAVE, instance, node));
            }
        } catch (IOException e) {
            LOG.debug("{}: the database does not hear the farewell", instance, e);
        }
    }

    List<String> warnings() {
        return warnings;
    }

    synchronized void look(Executor threads) {
        if (System.nanoTime() - next >= 0) {
            next = System.nanoTime() + EVERY;
            threads.execute(this::look);
        }
    }

    private void look() {
        try {
            join();
            warnings = lane
                    .run(
                            Deadline.in(Deadline.OTHER),
                            connection ->
                                    Sql.list(connection, row -> row.getString(1), OTHERS, instance, node, settings))
                    .stream()
                    .map(other -> "the configuration of " + instance + " at node " + other
                            + " differs from that at this node, " + node + "; make them the same")
                    .toList();
        } catch (IOException e) {
            LOG.debug("{}: configurations cannot be compared now", instance, e);
        }
    }

    private synchronized void join() throws IOException {
        if (!joined) {
            lane.run(Deadline.in(Deadline.OTHER), connection -> Sql.update(connection, JOIN, instance, node, settings));
            joined = true;
        }
    }
}
