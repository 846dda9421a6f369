// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.pace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What the disk itself needs to keep some octets: they are appended to an open file, and forced. Not thread-safe. */
public final class DiskForce implements AutoCloseable {

    private final FileChannel file;
    private final ByteBuffer octets;

    /**
     * Makes the file.
     *
     * @param path where, on the disk in question; nothing may be there
     * @param size octets to append at a time
     * @throws IOException if the disk does not take it
     */
    public DiskForce(Path path, int size) throws IOException {
        this.file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        this.octets = ByteBuffer.allocateDirect(size);
    }

    /**
     * Appends once, and returns when it is on the disk.
     *
     * @throws IOException if the disk does not take it
     */
    public void append() throws IOException {
        octets.clear();
        while (octets.hasRemaining()) {
            file.write(octets);
        }
        file.force(false);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
