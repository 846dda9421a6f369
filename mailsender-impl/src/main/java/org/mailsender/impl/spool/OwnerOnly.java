// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/** Makes files and folders that nobody but their owner can read; where there is no POSIX, the folder's rights apply. */
final class OwnerOnly {

    private OwnerOnly() {}

    static void createFolders(Path folder) throws IOException {
        // A link to a folder is a folder, but the JDK's method refuses it.
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, attributes(folder, "rwx------"));
        }
    }

    static FileChannel create(Path file) throws IOException {
        Set<OpenOption> options =
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        return FileChannel.open(file, options, attributes(file, "rw-------"));
    }

    /** Follows no link, and leaves what is there as it is: somebody else may have put it there. */
    static FileChannel lockFile(Path file) throws IOException {
        Set<OpenOption> options =
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        try {
            return FileChannel.open(file, options, attributes(file, "rw-------"));
        } catch (IOException e) {
            if (Files.isSymbolicLink(file)) {
                throw new IOException("the lock file " + file + " is a link, which somebody else made; remove it", e);
            }
            throw e;
        }
    }

    /**
     * Refuses a folder in which others may put what they like: one that belongs to somebody else, or that others may
     * write to.
     */
    static void requireOurs(Path folder) throws IOException {
        if (!isPosix(folder)) {
            return;
        }
        PosixFileAttributes attributes = Files.readAttributes(folder, PosixFileAttributes.class);
        UserPrincipal us = ourselves(folder);
        if (!attributes.owner().equals(us)) {
            throw new IOException("the spool folder " + folder + " belongs to "
                    + attributes.owner().getName() + ", but this process runs as " + us.getName()
                    + "; change its owner, or choose another folder");
        }
        if (attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE)
                || attributes.permissions().contains(PosixFilePermission.GROUP_WRITE)) {
            throw new IOException("others may write to the spool folder " + folder + " ("
                    + PosixFilePermissions.toString(attributes.permissions()) + "); take that right from them");
        }
    }

    /** Who owns what this process makes there: its user's name does not tell on every file system. */
    private static UserPrincipal ourselves(Path folder) throws IOException {
        Path probe = Files.createTempFile(folder, "owner", ".tmp");
        try {
            return Files.getOwner(probe);
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Keeps what is there, to be written over. */
    static FileChannel overwrite(Path file) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        return FileChannel.open(file, options, attributes(file, "rw-------"));
    }

    static FileChannel append(Path file) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return FileChannel.open(file, options, attributes(file, "rw-------"));
    }

    private static FileAttribute<?>[] attributes(Path path, String permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
