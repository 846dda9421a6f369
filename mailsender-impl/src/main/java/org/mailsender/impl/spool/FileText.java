// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.mailsender.impl.store.Reason;
import org.mailsender.store.MailText;
import org.mailsender.store.UnreadableTextException;

/**
 * The text of a mail in its file, streamed and never held in memory. Immutable.
 *
 * @param file where it is
 * @param offset where the text begins in the file, in bytes
 * @param size length of the text, in bytes
 */
record FileText(Path file, long offset, long size) implements MailText {

    private static final int CHUNK = 64 * 1024;

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (FileChannel channel = open()) {
            ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK, Math.max(size, 1)));
            long position = offset;
            while (position < offset + size) {
                chunk.clear();
                int length = read(channel, chunk, position);
                out.write(chunk.array(), 0, length);
                position += length;
            }
        }
    }

    private FileChannel open() throws UnreadableTextException {
        try {
            return FileChannel.open(file, StandardOpenOption.READ);
        } catch (IOException e) {
            throw new UnreadableTextException(unreadable(file, e));
        }
    }

    private int read(FileChannel channel, ByteBuffer chunk, long position) throws UnreadableTextException {
        try {
            int length = channel.read(chunk, position);
            if (length < 0) {
                throw new IOException("it is shorter than before");
            }
            return length;
        } catch (IOException e) {
            throw new UnreadableTextException(unreadable(file, e));
        }
    }

    /** For now: the file may be well. */
    static IOException unreadable(Path file, IOException cause) {
        return new IOException("the spool file " + file + " cannot be read: " + Reason.of(cause), cause);
    }
}
