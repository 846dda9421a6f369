// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Space on disk for what must be written down when the disk is full, because a recipient would get a mail twice
 * otherwise: a file that is deleted to make room. A mail that may leave something to be written down is only sent while
 * it is there. Thread-safe.
 */
final class Reserve {

    private static final int CHUNK = 64 * 1024;

    private final Path file;
    /** In bytes; guarded by this. */
    private long kept;

    Reserve(Path file) {
        this.file = file;
    }

    /** Keeps so many bytes, or more, if the disk has room for them. */
    synchronized void keep(long bytes) throws IOException {
        if (kept >= bytes) {
            return;
        }
        kept = 0;
        try (FileChannel channel = OwnerOnly.create(file)) {
            // Written, because a file that was only made long takes no space on most file systems.
            ByteBuffer zeros = ByteBuffer.allocate(CHUNK);
            for (long written = 0; written < bytes; ) {
                written += channel.write(zeros.rewind());
            }
            channel.force(true);
            kept = bytes;
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Makes room; false if there is none to be made. */
    synchronized boolean release() throws IOException {
        boolean released = kept > 0 && Files.deleteIfExists(file);
        kept = 0;
        return released;
    }
}
