// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.mailsender.store.MailText;
import org.mailsender.store.UnreadableTextException;

/** Texts as they are read: a large one comes part by part, without a transaction that stays open. Immutable. */
final class TextSource {

    private static final String PART = "SELECT bytes FROM mailsender_part WHERE instance = ? AND id = ? AND no = ?";

    private final Lane lane;
    private final String instance;

    TextSource(Lane lane, String instance) {
        this.lane = lane;
        this.instance = instance;
    }

    /** One that may only end while a condition holds. */
    MailText text(long id, long size, Optional<byte[]> body, BooleanSupplier mayEnd) {
        return out -> {
            if (body.isPresent()) {
                out.write(body.get());
            } else {
                writeParts(id, size, out);
            }
            if (!mayEnd.getAsBoolean()) {
                throw new UnreadableTextException(
                        new IOException("another node may send the mails of " + instance + " by now"));
            }
        };
    }

    private void writeParts(long id, long size, OutputStream out) throws IOException {
        long left = size;
        for (int no = 0; left > 0; no++) {
            byte[] part = part(id, no);
            out.write(part);
            left -= part.length;
        }
    }

    private byte[] part(long id, int no) throws UnreadableTextException {
        try {
            return lane.run(
                            Deadline.in(Deadline.OTHER),
                            connection -> Sql.first(connection, row -> row.getBytes(1), PART, instance, id, no))
                    .orElseThrow(() -> new IOException("the mail was removed while it was read"));
        } catch (IOException e) {
            throw new UnreadableTextException(e);
        }
    }
}
