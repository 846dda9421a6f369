// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mailsender.impl.store.QueueEntry;

/** The folder of one instance: names in it, and the lock that keeps other processes out. */
final class SpoolFolder implements Closeable {

    private final Path path;
    private final FileChannel lockFile;
    private final FailedFolder failed;

    private SpoolFolder(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
        this.failed = new FailedFolder(path.resolve("failed"));
    }

    static SpoolFolder open(Path path) throws IOException {
        OwnerOnly.createFolders(path);
        OwnerOnly.createFolders(path.resolve("failed"));
        SpoolFolder folder = new SpoolFolder(path, lock(path));
        folder.removeUnfinished();
        return folder;
    }

    /** The lock lives as long as the channel. */
    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel = OwnerOnly.create(path.resolve("lock"));
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: the answer is the same.
        }
        channel.close();
        throw new IOException("the spool folder " + path + " is in use by another instance or process");
    }

    /** What was being written when a process died never existed. */
    private void removeUnfinished() throws IOException {
        for (String name : names(".tmp")) {
            Files.deleteIfExists(file(name + ".tmp"));
        }
    }

    Path path() {
        return path;
    }

    Path file(String name) {
        return path.resolve(name);
    }

    FailedFolder failed() {
        return failed;
    }

    List<QueueEntry> entries(String suffix) throws IOException {
        return FolderNames.entries(path, suffix);
    }

    List<String> names(String suffix) throws IOException {
        return FolderNames.of(path, suffix);
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
