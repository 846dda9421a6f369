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

    /** In bytes; the states of as many mails as may be under way need less. */
    static final int SIZE = 512 * 1024;

    private final Path file;
    /** Guarded by this. */
    private boolean kept;

    Reserve(Path file) {
        this.file = file;
    }

    /** Keeps it, if the disk has room for it. */
    synchronized void keep() throws IOException {
        if (kept) {
            return;
        }
        try (FileChannel channel = OwnerOnly.create(file)) {
            // Written, because a file that was only made long takes no space on most file systems.
            ByteBuffer zeros = ByteBuffer.allocate(SIZE);
            while (zeros.hasRemaining()) {
                channel.write(zeros);
            }
            channel.force(true);
            kept = true;
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Makes room; false if there is none to be made. */
    synchronized boolean release() throws IOException {
        boolean released = kept && Files.deleteIfExists(file);
        kept = false;
        return released;
    }
}
