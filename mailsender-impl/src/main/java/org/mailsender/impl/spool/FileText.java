// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.mailsender.impl.store.Reason;
import org.mailsender.impl.text.FileTarget;
import org.mailsender.store.MailText;
import org.mailsender.store.UnreadableTextException;

/**
 * The text of a mail in its file, streamed and never held in memory. Immutable.
 *
 * @param file where it is
 * @param offset where the text begins in the file, in bytes
 * @param size length of the text, in bytes
 * @param plain whether it is known that no line begins with a dot
 */
record FileText(Path file, long offset, long size, boolean plain) implements MailText {

    private static final String SHORTER = "it is shorter than before";

    private static final int CHUNK = 64 * 1024;
    /** What is copied in any case: with its last octets a text tells whether it ends with the end of a line. */
    private static final int TAIL = 2;

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (FileChannel channel = open()) {
            long copied = plain && out instanceof FileTarget target ? transfer(channel, target) : 0;
            copy(channel, offset + copied, out);
        }
    }

    /** How much of the text went to the target by this. */
    private long transfer(FileChannel channel, FileTarget target) throws IOException {
        long count = Math.max(0, size - TAIL);
        long done = 0;
        while (done < count) {
            long transferred = transfer(channel, offset + done, count - done, target);
            if (transferred <= 0) {
                throw new UnreadableTextException(unreadable(file, new IOException(SHORTER)));
            }
            done += transferred;
        }
        return done;
    }

    /** Of two that can fail, the file tells by a read whether it was the one. */
    private long transfer(FileChannel channel, long position, long count, FileTarget target) throws IOException {
        try {
            return target.transfer(channel, position, count);
        } catch (IOException e) {
            read(channel, ByteBuffer.allocate(1), position);
            throw e;
        }
    }

    private void copy(FileChannel channel, long from, OutputStream out) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK, Math.max(size, 1)));
        long position = from;
        while (position < offset + size) {
            chunk.clear();
            int length = read(channel, chunk, position);
            out.write(chunk.array(), 0, length);
            position += length;
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
                throw new IOException(SHORTER);
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
