// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A mail that is being written and does not exist yet: in memory while it is small, in a file aside as soon as it is
 * not. Closing it without {@link #publish} leaves nothing. Not thread-safe.
 */
final class Draft extends OutputStream {

    /** In bytes; a larger mail costs so much anyway that a file of its own does not matter. */
    static final int SMALL = 64 * 1024;

    private static final int BUFFER = 64 * 1024;

    private final Aside aside;
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream(4096);
    private FileChannel channel;
    private OutputStream file;

    Draft(Path aside) {
        this.aside = new Aside(aside);
    }

    @Override
    public void write(int octet) throws IOException {
        target(1).write(octet);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        target(length).write(bytes, offset, length);
    }

    private OutputStream target(int more) throws IOException {
        if (file == null && memory.size() + more > SMALL) {
            openFile();
        }
        return file == null ? memory : file;
    }

    private void openFile() throws IOException {
        channel = aside.create();
        file = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
        memory.writeTo(file);
    }

    boolean isSmall() {
        return file == null;
    }

    /** What was written, if it is small. */
    byte[] content() {
        return memory.toByteArray();
    }

    /** Makes all of it a file on disk, still aside. */
    void persist() throws IOException {
        if (file == null) {
            openFile();
        }
        file.flush();
        channel.force(false);
        channel.close();
    }

    /** Gives the persisted file its name. */
    void publish(Path target) throws IOException {
        aside.name(target);
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            channel.close();
            aside.close();
        }
    }
}
