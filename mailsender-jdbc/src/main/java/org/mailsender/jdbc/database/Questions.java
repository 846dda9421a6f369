// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.WaitingMail;
import org.mailsender.store.Wish;

/** What operators ask and want, at any node. Thread-safe. */
final class Questions {

    private static final String QUEUED =
            "SELECT id, manual, key_hash FROM mailsender_mail WHERE instance = ? ORDER BY id";

    private static final String FIND =
            "SELECT id, manual, key_hash, due FROM mailsender_mail WHERE instance = ? AND id = ?";

    private static final String WISH = "INSERT INTO mailsender_wish (instance, kind, id, manual, key_hash)"
            + " VALUES (?, ?, ?::bigint, ?::boolean, ?::bigint)";

    private static final String TAKE = "WITH fence AS (SELECT 1 FROM mailsender_sender WHERE instance = ?"
            + " AND incarnation = ? AND epoch = ? FOR SHARE),"
            + " taken AS (DELETE FROM mailsender_wish WHERE instance = ? AND EXISTS (SELECT 1 FROM fence) RETURNING *),"
            + " due AS (UPDATE mailsender_mail m SET due = ? WHERE m.instance = ? AND m.due > ?"
            + " AND EXISTS (SELECT 1 FROM taken t WHERE t.kind = 'RETRY' AND (t.id IS NULL OR t.id = m.id)))"
            + " SELECT kind, id, manual, key_hash FROM taken ORDER BY no";

    private static final String OTHERS = "SELECT count(*) FROM mailsender_member m JOIN mailsender_node n"
            + " ON n.name = m.node AND NOT n.revoked AND n.until > now()"
            + " WHERE m.instance = ? AND m.node <> coalesce("
            + "(SELECT s.node FROM mailsender_sender s WHERE s.instance = ? AND s.incarnation IS NOT NULL), ?)";

    private static final String SENDER =
            "SELECT node FROM mailsender_sender WHERE instance = ? AND incarnation IS NOT NULL";

    private final String instance;
    private final Lane lane;

    Questions(String instance, Lane lane) {
        this.instance = instance;
        this.lane = lane;
    }

    List<QueueEntry> queued() throws IOException {
        return lane.run(
                Deadline.in(Deadline.OTHER), connection -> Sql.list(connection, OwedTable::entry, QUEUED, instance));
    }

    Optional<WaitingMail> find(long id) throws IOException {
        return lane.run(
                Deadline.in(Deadline.OTHER),
                connection -> Sql.first(
                        connection,
                        row -> new WaitingMail(OwedTable.entry(row), Instant.ofEpochMilli(row.getLong(4))),
                        FIND,
                        instance,
                        id));
    }

    void wish(Wish wish) throws IOException {
        lane.run(
                Deadline.in(Deadline.OTHER),
                connection -> Sql.update(
                        connection,
                        WISH,
                        instance,
                        wish.kind().name(),
                        wish.mail().map(QueueEntry::id).orElse(null),
                        wish.mail().map(QueueEntry::manual).orElse(null),
                        wish.mail().map(QueueEntry::keyHash).orElse(null)));
    }

    /** A retry makes the mails due, too. */
    List<Wish> takeWishes(String incarnation, long epoch, Instant now) throws IOException {
        return lane.run(
                Deadline.in(Deadline.OTHER),
                connection -> Sql.list(
                        connection,
                        Questions::wish,
                        TAKE,
                        instance,
                        incarnation,
                        epoch,
                        instance,
                        now.toEpochMilli(),
                        instance,
                        now.toEpochMilli()));
    }

    private static Wish wish(ResultSet row) throws SQLException {
        long id = row.getLong(2);
        Optional<QueueEntry> mail =
                row.wasNull() ? Optional.empty() : Optional.of(new QueueEntry(id, row.getBoolean(3), row.getLong(4)));
        return new Wish(Wish.Kind.valueOf(row.getString(1)), mail);
    }

    /** Returns the name of the node that has to hand over, "" if none sends. */
    String handOver(String node) throws IOException {
        return lane.transact(Deadline.in(Deadline.OTHER), connection -> {
            int others = Sql.first(connection, row -> row.getInt(1), OTHERS, instance, instance, node)
                    .orElse(0);
            if (others == 0) {
                throw new IOException("there is no other node that could send the mails of " + instance);
            }
            String sender = Sql.first(connection, row -> row.getString(1), SENDER, instance)
                    .orElse("");
            SenderTable.wantYield(connection, instance);
            return sender;
        });
    }
}
