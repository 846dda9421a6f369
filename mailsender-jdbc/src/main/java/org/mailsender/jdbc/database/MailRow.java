// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.mailsender.store.DamagedMailException;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.MailText;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.RecordFormat;
import org.mailsender.store.StoredMail;

/**
 * A mail as it stands in a table. Immutable.
 *
 * @param entry its place
 * @param record as text
 * @param state as text
 * @param size of its text
 * @param body its text if it is small
 */
record MailRow(QueueEntry entry, String record, String state, long size, Optional<byte[]> body) {

    static final String COLUMNS = "id, manual, key_hash, record, state, size, body";

    static MailRow of(ResultSet row) throws SQLException {
        return new MailRow(
                OwedTable.entry(row),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                Optional.ofNullable(row.getBytes(7)));
    }

    StoredMail mail(RecordFormat format, MailText text) throws DamagedMailException {
        return mail(format, format.readState(state), text);
    }

    StoredMail mail(RecordFormat format, DeliveryState present, MailText text) throws DamagedMailException {
        return new StoredMail(entry, format.readRecord(record), present, text, size);
    }
}
