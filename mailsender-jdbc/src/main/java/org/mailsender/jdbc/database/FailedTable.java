// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.FailedMails;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.RecordFormat;
import org.mailsender.store.StoredMail;

/** Mails that were given up. Thread-safe. */
final class FailedTable implements FailedMails {

    private static final String LIST =
            "SELECT id, manual, key_hash FROM mailsender_failed WHERE instance = ? ORDER BY id";

    private static final String FIND =
            "SELECT id, manual, key_hash FROM mailsender_failed WHERE instance = ? AND id = ?";

    private static final String READ =
            "SELECT " + MailRow.COLUMNS + " FROM mailsender_failed WHERE instance = ? AND id = ?";

    private static final String DROP = "WITH gone AS (DELETE FROM mailsender_failed WHERE instance = ? AND id = ?"
            + " RETURNING instance, id) DELETE FROM mailsender_part p USING gone g"
            + " WHERE p.instance = g.instance AND p.id = g.id";

    private static final String PUT_BACK = "WITH gone AS (DELETE FROM mailsender_failed WHERE instance = ? AND id = ?"
            + " RETURNING *), key AS (INSERT INTO mailsender_key AS k (instance, hash, id)"
            + " SELECT instance, key_hash, id FROM gone WHERE key_hash <> 0 ON CONFLICT (instance, hash) DO UPDATE"
            + " SET id = excluded.id, done = NULL WHERE k.done < now() - interval '24 hours')"
            + " INSERT INTO mailsender_mail (instance, id, origin, manual, key_hash, state, record, size, body)"
            + " SELECT instance, id, origin, manual, key_hash, ?, record, size, body FROM gone";

    private final String instance;
    private final Lane lane;
    private final RecordFormat format;
    private final TextSource texts;

    FailedTable(String instance, Lane lane, RecordFormat format, TextSource texts) {
        this.instance = instance;
        this.lane = lane;
        this.format = format;
        this.texts = texts;
    }

    @Override
    public List<QueueEntry> entries() throws IOException {
        return lane.run(
                Deadline.in(Deadline.OTHER), connection -> Sql.list(connection, OwedTable::entry, LIST, instance));
    }

    @Override
    public Optional<QueueEntry> find(long id) throws IOException {
        return lane.run(
                Deadline.in(Deadline.OTHER), connection -> Sql.first(connection, OwedTable::entry, FIND, instance, id));
    }

    @Override
    public Optional<StoredMail> read(QueueEntry entry) throws IOException {
        Optional<MailRow> row = lane.run(
                Deadline.in(Deadline.OTHER),
                connection -> Sql.first(connection, MailRow::of, READ, instance, entry.id()));
        if (row.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(row.get()
                .mail(format, texts.text(entry.id(), row.get().size(), row.get().body(), () -> true)));
    }

    @Override
    public void drop(QueueEntry entry) throws IOException {
        lane.run(Deadline.in(Deadline.OTHER), connection -> Sql.update(connection, DROP, instance, entry.id()));
    }

    /** Waits again, with the state it has now. */
    void putBack(QueueEntry entry) throws IOException {
        Optional<StoredMail> mail = read(entry);
        if (mail.isPresent()) {
            DeliveryState state = mail.get().state().retried();
            lane.run(
                    Deadline.in(Deadline.OTHER),
                    connection -> Sql.update(connection, PUT_BACK, instance, entry.id(), format.write(state)));
        }
    }
}
