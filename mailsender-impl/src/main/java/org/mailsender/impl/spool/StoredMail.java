// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A mail on disk: its record, its state, and its text, which is streamed and never held in memory. Immutable.
 *
 * @param entry its place in the queue
 * @param mail its record
 * @param state how far its delivery has come
 * @param file where it is
 * @param textOffset where the text begins in the file, in bytes
 * @param size length of the text, in bytes
 */
public record StoredMail(
        SpoolEntry entry, MailRecord mail, DeliveryState state, Path file, long textOffset, long size) {

    private static final int CHUNK = 64 * 1024;

    /**
     * Streams the text as it will travel, but without dot-stuffing.
     *
     * @param out where to
     * @throws SpoolReadException if the file cannot be read
     * @throws IOException if writing fails
     */
    public void writeTo(OutputStream out) throws IOException {
        try (FileChannel channel = openForReading()) {
            ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK, Math.max(size, 1)));
            long position = textOffset;
            while (position < textOffset + size) {
                chunk.clear();
                int length = read(channel, chunk, position);
                out.write(chunk.array(), 0, length);
                position += length;
            }
        }
    }

    private FileChannel openForReading() throws SpoolReadException {
        try {
            return FileChannel.open(file, StandardOpenOption.READ);
        } catch (IOException e) {
            throw new SpoolReadException(file, e);
        }
    }

    private int read(FileChannel channel, ByteBuffer chunk, long position) throws SpoolReadException {
        try {
            int length = channel.read(chunk, position);
            if (length < 0) {
                throw new SpoolReadException(file, new IOException("it is shorter than before"));
            }
            return length;
        } catch (SpoolReadException e) {
            throw e;
        } catch (IOException e) {
            throw new SpoolReadException(file, e);
        }
    }

    /** Reads the fields in front of the text, and where it begins; empty if there is no file. */
    static Optional<StoredMail> read(SpoolEntry entry, Path file, DeliveryState state) throws SpoolReadException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            FieldBlock block = FieldBlock.read(channel);
            MailRecord mail = MailRecordFormat.read(block.fields());
            long size = channel.size() - block.length();
            return Optional.of(new StoredMail(entry, mail, state, file, block.length(), size));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            throw new SpoolReadException(file, e);
        }
    }

    /** The fields at the start of a file, and how many bytes they take. */
    private record FieldBlock(Fields fields, long length) {

        static FieldBlock read(FileChannel channel) throws IOException {
            int size = 4096;
            while (true) {
                ByteBuffer start = ByteBuffer.allocate((int) Math.min(size, channel.size()));
                int length = 0;
                while (start.hasRemaining() && length >= 0) {
                    length = channel.read(start, start.position());
                }
                String text = new String(start.array(), 0, start.position(), StandardCharsets.ISO_8859_1);
                int end = end(text);
                if (end >= 0) {
                    return new FieldBlock(Fields.parse(text.substring(0, end)), end);
                }
                if (size >= channel.size()) {
                    throw new IOException("it holds no mail behind the fields of the queue");
                }
                size *= 4;
            }
        }

        /** Where the first line begins that is neither a field of the queue nor goes on with one. */
        private static int end(String text) {
            int line = 0;
            while (true) {
                int next = text.indexOf("\r\n", line);
                boolean known = text.startsWith(Fields.PREFIX, line) || text.startsWith(" ", line);
                if (next < 0 || text.length() - line < Fields.PREFIX.length()) {
                    return -1;
                }
                if (!known) {
                    return line;
                }
                line = next + 2;
            }
        }
    }
}
