// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        }
        return names;
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
