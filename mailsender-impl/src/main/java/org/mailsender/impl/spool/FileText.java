// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.mailsender.impl.store.MailText;
import org.mailsender.impl.store.UnreadableMailException;

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

    private FileChannel open() throws UnreadableMailException {
        try {
            return FileChannel.open(file, StandardOpenOption.READ);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private int read(FileChannel channel, ByteBuffer chunk, long position) throws UnreadableMailException {
        try {
            int length = channel.read(chunk, position);
            if (length < 0) {
                throw unreadable(file, new IOException("it is shorter than before"));
            }
            return length;
        } catch (UnreadableMailException e) {
            throw e;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static UnreadableMailException unreadable(Path file, Exception cause) {
        return new UnreadableMailException("the spool file " + file + " cannot be read: " + cause.getMessage(), cause);
    }
}
