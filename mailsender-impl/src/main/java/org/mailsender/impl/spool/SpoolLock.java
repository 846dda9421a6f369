// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps other processes out of a spool folder, and tells whether the folder is still the one that was opened. The lock
 * lives as long as this is open. Immutable.
 */
final class SpoolLock implements Closeable {

    /** Where Linux shows what open files have become. */
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    private static final long GLANCE = TimeUnit.MILLISECONDS.toNanos(10);
    /** Two seconds, less than an event waits for its spool. */
    private static final int PATIENCE = 200;

    private final Path file;
    private final FileChannel channel;
    private final Object fileKey;

    private SpoolLock(Path file, FileChannel channel, Object fileKey) {
        this.file = file;
        this.channel = channel;
        this.fileKey = fileKey;
    }

    static SpoolLock of(Path folder) throws IOException {
        Path file = folder.toRealPath().resolve("lock");
        FileChannel channel = OwnerOnly.lockFile(file);
        try {
            if (lock(channel)) {
                return new SpoolLock(file, channel, keyOf(file));
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new IOException("the spool folder " + folder + " is in use by another instance or process");
    }

    /** False if another process has it, or this one keeps it: whoever is still at work in a closed spool leaves soon. */
    private static boolean lock(FileChannel channel) throws IOException {
        for (int glances = 0; glances < PATIENCE; glances++) {
            try {
                return channel.tryLock() != null;
            } catch (OverlappingFileLockException e) {
                LockSupport.parkNanos(GLANCE);
            }
        }
        return false;
    }

    private static Object keyOf(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    /** Whether the folder is there, with this very lock in it. */
    boolean isInPlace() {
        try {
            return Objects.equals(fileKey, keyOf(file));
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the folder was deleted, and not merely moved, or unmounted; false where that cannot be told. */
    boolean isDeleted() {
        String deleted = file + " (deleted)";
        try (DirectoryStream<Path> open = Files.newDirectoryStream(OPEN_FILES)) {
            for (Path descriptor : open) {
                if (isLinkTo(descriptor, deleted)) {
                    return true;
                }
            }
        } catch (IOException e) {
            return false;
        }
        return false;
    }

    private static boolean isLinkTo(Path descriptor, String target) {
        try {
            return Files.readSymbolicLink(descriptor).toString().equals(target);
        } catch (IOException e) {
            // Closed meanwhile.
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
