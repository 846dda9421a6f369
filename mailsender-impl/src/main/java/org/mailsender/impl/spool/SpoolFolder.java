// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailsender.impl.store.QueueEntry;

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
        return entries(path, suffix);
    }

    List<String> names(String suffix) throws IOException {
        return names(path, suffix);
    }

    static List<QueueEntry> entries(Path folder, String suffix) throws IOException {
        return names(folder, suffix).stream()
                .map(EntryName::parse)
                .flatMap(Optional::stream)
                .sorted(QueueEntry.BY_ARRIVAL)
                .toList();
    }

    private static List<String> names(Path folder, String suffix) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.endsWith(suffix)) {
                    names.add(name.substring(0, name.length() - suffix.length()));
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
