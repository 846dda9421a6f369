// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.mailsender.store.MessageTooLargeException;

/**
 * The text of a mail while it is made: in memory as long as it is small, from then on in parts in a transaction. Not
 * thread-safe.
 */
final class TextDraft extends OutputStream {

    /** What a mail's row holds, and how large a part is. */
    static final int PART = 256 * 1024;

    /** Begins the transaction. */
    @FunctionalInterface
    interface Opener {
        LaneUse open() throws IOException;
    }

    private static final String INSERT = "INSERT INTO mailsender_part (instance, id, no, bytes) VALUES (?, ?, ?, ?)";

    private final String instance;
    private final long id;
    private final long limit;
    private final Opener opener;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    private LaneUse use;
    private int parts;
    private long size;

    TextDraft(String instance, long id, long limit, Opener opener) {
        this.instance = instance;
        this.id = id;
        this.limit = limit;
        this.opener = opener;
    }

    boolean isLarge() {
        return use != null;
    }

    long size() {
        return size;
    }

    /** The text, if it is small. */
    Optional<byte[]> body() {
        return isLarge() ? Optional.empty() : Optional.of(buffer.toByteArray());
    }

    /** The transaction that its parts are in, if it is large. */
    LaneUse transaction() {
        return use;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        size += length;
        if (size > limit) {
            throw new MessageTooLargeException(limit);
        }
        int at = offset;
        int left = length;
        while (left > 0) {
            if (buffer.size() == PART) {
                writePart();
            }
            int some = Math.min(left, PART - buffer.size());
            buffer.write(octets, at, some);
            at += some;
            left -= some;
        }
    }

    /** Writes the last part of a large one. */
    void finish() throws IOException {
        if (isLarge()) {
            writePart();
        }
    }

    private void writePart() throws IOException {
        if (use == null) {
            use = opener.open();
        }
        byte[] bytes = buffer.toByteArray();
        buffer.reset();
        int no = parts++;
        use.call(connection -> Sql.update(connection, INSERT, instance, id, no, bytes));
    }

    /** Gives up what is not committed. */
    @Override
    public void close() {
        if (use != null) {
            use.close();
        }
    }
}
