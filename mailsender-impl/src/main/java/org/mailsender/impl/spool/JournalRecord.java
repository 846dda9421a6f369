// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.mailsender.store.QueueEntry;

/**
 * One record of the journal. Immutable.
 *
 * <p>On disk: a CRC-32C, the length of what follows, the kind, the length of the entry's file name, that name, and the
 * content. The checksum covers the segment's epoch too, so that what an earlier use of the file left is no record.
 *
 * @param kind what it says
 * @param entry of which mail
 * @param content the mail as its file would hold it; empty for other kinds
 */
record JournalRecord(Kind kind, QueueEntry entry, ByteBuffer content) {

    /** What a record says. */
    enum Kind {
        /** A mail exists. */
        MAIL('M'),
        /** The server took it for every recipient; its outcome may not be published yet. */
        DONE('D'),
        /**
         * The journal does not answer for it any more: it has ended, was given up, or is a file. Of a file that was
         * sent: its outcome is published.
         */
        GONE('G');

        private final byte code;

        Kind(char code) {
            this.code = (byte) code;
        }

        static Optional<Kind> of(byte code) {
            return Stream.of(values()).filter(kind -> kind.code == code).findFirst();
        }
    }

    private static final int PREFIX = 2 * Integer.BYTES;
    /** A file name of an entry has 32 characters at most. */
    private static final int LONGEST_NAME = 32;

    /** What a mail takes at most, in bytes. */
    static int size(int contentLength) {
        return PREFIX + 2 + LONGEST_NAME + contentLength;
    }

    ByteBuffer encode(long epoch) {
        byte[] name = EntryName.of(entry).getBytes(StandardCharsets.US_ASCII);
        int length = 2 + name.length + content.remaining();
        ByteBuffer record = ByteBuffer.allocate(PREFIX + length);
        record.position(Integer.BYTES);
        record.putInt(length);
        record.put(kind.code).put((byte) name.length).put(name).put(content.duplicate());
        record.flip();
        return record.putInt(0, checksum(epoch, record));
    }

    /** Reads the next one; empty at the end, which is also where a write was cut short. */
    static Optional<JournalRecord> decode(ByteBuffer segment, long epoch) {
        if (segment.remaining() < PREFIX) {
            return Optional.empty();
        }
        int length = segment.getInt(segment.position() + Integer.BYTES);
        if (length < 2 || length > segment.remaining() - PREFIX) {
            return Optional.empty();
        }
        ByteBuffer record = segment.slice(segment.position(), PREFIX + length);
        if (record.getInt(0) != checksum(epoch, record)) {
            return Optional.empty();
        }
        segment.position(segment.position() + record.limit());
        record.position(PREFIX);
        Optional<Kind> kind = Kind.of(record.get());
        byte[] name = new byte[record.get()];
        record.get(name);
        Optional<QueueEntry> entry = EntryName.parse(new String(name, StandardCharsets.US_ASCII));
        return kind.flatMap(k -> entry.map(e -> new JournalRecord(k, e, record.slice())));
    }

    private static int checksum(long epoch, ByteBuffer record) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Long.BYTES).putLong(0, epoch));
        crc.update(record.slice(Integer.BYTES, record.limit() - Integer.BYTES));
        return (int) crc.getValue();
    }
}
