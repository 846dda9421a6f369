// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.mailsender.store.Ending;
import org.mailsender.store.FencedException;

/**
 * Writes what only the sender may write. The row of the sender is locked against a next one until that is committed.
 * Thread-safe.
 */
final class FencedTable {

    private static final String FENCE = "WITH fence AS (SELECT 1 FROM mailsender_sender"
            + " WHERE instance = ? AND incarnation = ? AND epoch = ? FOR SHARE)";

    private static final String STATE = FENCE + ", saved AS (UPDATE mailsender_mail SET state = ?, due = ?"
            + " WHERE instance = ? AND id = ? AND EXISTS (SELECT 1 FROM fence) RETURNING 1)"
            + " SELECT (SELECT count(*) FROM fence), (SELECT count(*) FROM saved)";

    private static final String GONE = ", gone AS (DELETE FROM mailsender_mail WHERE instance = ? AND id = ?"
            + " AND EXISTS (SELECT 1 FROM fence) RETURNING *),"
            + " freed AS (DELETE FROM mailsender_key k USING gone g"
            + " WHERE g.key_hash <> 0 AND k.instance = g.instance AND k.hash = g.key_hash AND k.id = g.id)";

    private static final String KEPT = ", kept AS (INSERT INTO mailsender_failed"
            + " (instance, id, origin, manual, key_hash, state, record, size, body)"
            + " SELECT instance, id, origin, manual, key_hash, coalesce(nullif(?, ''), state), record, size, body FROM gone)";

    private static final String DROPPED = ", parts AS (DELETE FROM mailsender_part p USING gone g"
            + " WHERE g.body IS NULL AND p.instance = g.instance AND p.id = g.id AND ?::text IS NOT NULL)";

    private static final String OWED = ", owed AS (" + DoneTable.OWE
            + " SELECT instance, id, origin, manual, key_hash, ?, ?, ?, ?, record, size, ? FROM gone"
            + DoneTable.AGAIN + ")";

    private static final String ANSWER = " SELECT (SELECT count(*) FROM fence), (SELECT origin FROM gone)";

    private final Lane lane;
    private final Lease lease;

    FencedTable(Lane lane, Lease lease) {
        this.lane = lane;
        this.lease = lease;
    }

    void saveState(String instance, long epoch, long id, String state, long due) throws IOException {
        boolean ours = lane.run(
                Deadline.in(Deadline.OTHER),
                connection -> Sql.first(
                                connection,
                                row -> row.getInt(1) > 0,
                                STATE,
                                instance,
                                lease.incarnation(),
                                epoch,
                                state,
                                due,
                                instance,
                                id)
                        .orElse(false));
        require(ours, instance);
    }

    /** The node that took the mail's event, "" if it had ended before. */
    String end(End end, long epoch) throws IOException {
        String sql = FENCE + GONE + (end.ending() == Ending.FAILED ? KEPT : DROPPED) + OWED + ANSWER;
        String origin = lane.run(
                Deadline.in(Deadline.OTHER),
                connection -> Sql.first(
                                connection,
                                FencedTable::origin,
                                sql,
                                end.instance(),
                                lease.incarnation(),
                                epoch,
                                end.instance(),
                                end.id(),
                                end.state(),
                                end.ending().name(),
                                end.state(),
                                end.server(),
                                end.reply(),
                                lease.incarnation())
                        .orElse(""));
        require(!origin.equals(NOT_OURS), end.instance());
        return origin;
    }

    private static final String NOT_OURS = "\u0000";

    private static String origin(ResultSet row) throws SQLException {
        if (row.getInt(1) == 0) {
            return NOT_OURS;
        }
        String origin = row.getString(2);
        return origin == null ? "" : origin;
    }

    /** Moves a mail aside as it is, without an outcome. */
    void setAside(String instance, long epoch, long id) throws IOException {
        move(FENCE + GONE + KEPT + ANSWER, instance, epoch, id);
    }

    /** Removes a mail without an outcome. */
    void remove(String instance, long epoch, long id) throws IOException {
        move(FENCE + GONE + DROPPED + ANSWER, instance, epoch, id);
    }

    private void move(String sql, String instance, long epoch, long id) throws IOException {
        String origin = lane.run(
                Deadline.in(Deadline.OTHER),
                connection -> Sql.first(
                                connection,
                                FencedTable::origin,
                                sql,
                                instance,
                                lease.incarnation(),
                                epoch,
                                instance,
                                id,
                                "")
                        .orElse(""));
        require(!origin.equals(NOT_OURS), instance);
    }

    private static void require(boolean ours, String instance) throws FencedException {
        if (!ours) {
            throw new FencedException("another node sends the mails of " + instance + " now");
        }
    }
}
