// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mailsender.store.QueueEntry;

/**
 * The folder of one instance: names in it, and the lock that keeps other processes out. It may be moved away, or be
 * deleted, while it is in use. Thread-safe.
 */
final class SpoolFolder implements Closeable {

    private final Path path;
    private volatile SpoolLock lock;

    private SpoolFolder(Path path, SpoolLock lock) {
        this.path = path;
        this.lock = lock;
    }

    static SpoolFolder open(Path path) throws IOException {
        make(path);
        SpoolFolder folder = new SpoolFolder(path, SpoolLock.of(path));
        try {
            folder.removeUnfinished();
            new FolderSync(path.toAbsolutePath().getParent()).force();
            return folder;
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static void make(Path path) throws IOException {
        OwnerOnly.createFolders(path);
        OwnerOnly.requireOurs(path);
        OwnerOnly.createFolders(path.resolve("failed"));
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

    /** Whether the folder is there, and the one that was opened. */
    boolean isInPlace() {
        return lock.isInPlace();
    }

    /** Makes a folder again that was deleted; whether it is in place now. */
    synchronized boolean restore() throws IOException {
        if (!lock.isInPlace() && lock.isDeleted()) {
            make(path);
            SpoolLock former = lock;
            lock = SpoolLock.of(path);
            former.close();
        }
        return lock.isInPlace();
    }

    /** Fails if the folder is away: then nothing that is missing in it means anything. */
    void requireInPlace() throws IOException {
        if (!isInPlace()) {
            throw new IOException("the spool folder " + path + " is not there; it was moved, or its disk is away");
        }
    }

    List<QueueEntry> entries(String suffix) throws IOException {
        return FolderNames.entries(path, suffix);
    }

    List<String> names(String suffix) throws IOException {
        return FolderNames.of(path, suffix);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
