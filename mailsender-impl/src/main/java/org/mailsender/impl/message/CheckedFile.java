// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;

/**
 * A file that was found to lie below a root, and that is opened later. What was checked is what is opened, whatever
 * happens to the folders meanwhile: from the root, which must still be the folder that it was, each folder is opened
 * relative to the one before, and no link is followed. Without any root, the file is opened by its real path.
 *
 * <p>What remains: somebody who may write to the folders below the root may put any content there, hard links to other
 * files among it, and may put a named pipe in the file's place in the instant between the look at it and its opening,
 * for which the opening would wait. Where the file system has no {@link SecureDirectoryStream}, as on Windows, the real
 * path is looked at before and after the opening, which a change to and fro in that instant escapes. Immutable.
 */
final class CheckedFile {

    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    private final Path file;
    private final Path root;
    private final Object rootKey;

    /**
     * Remembers a file that was checked.
     *
     * @param file its real path
     * @param root the real path of a folder above it, or null if it may lie anywhere
     */
    CheckedFile(Path file, Path root) throws IOException {
        this.file = file;
        this.root = root;
        this.rootKey = root == null ? null : key(root);
    }

    Path path() {
        return file;
    }

    InputStream open() throws IOException {
        if (root == null) {
            requireRegular(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
            return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
        }
        try (DirectoryStream<Path> top = Files.newDirectoryStream(root)) {
            if (!(top instanceof SecureDirectoryStream<Path> folder)) {
                return openByPath();
            }
            Object key = folder.getFileAttributeView(BasicFileAttributeView.class)
                    .readAttributes()
                    .fileKey();
            require(Objects.equals(key, rootKey));
            return openBelow(folder, root.relativize(file));
        }
    }

    private InputStream openBelow(SecureDirectoryStream<Path> folder, Path rest) throws IOException {
        Path name = rest.getName(0);
        if (rest.getNameCount() > 1) {
            try (SecureDirectoryStream<Path> next = folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
                return openBelow(next, rest.subpath(1, rest.getNameCount()));
            }
        }
        requireRegular(folder.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes());
        return Channels.newInputStream(folder.newByteChannel(name, READ));
    }

    private InputStream openByPath() throws IOException {
        requireUnchanged();
        InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
        try {
            requireUnchanged();
            return in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private void requireUnchanged() throws IOException {
        require(file.toRealPath().equals(file) && Objects.equals(key(root), rootKey));
        requireRegular(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    }

    private static void requireRegular(BasicFileAttributes attributes) throws IOException {
        if (!attributes.isRegularFile()) {
            throw new IOException("it is no regular file any more");
        }
    }

    private static void require(boolean unchanged) throws IOException {
        if (!unchanged) {
            throw new IOException("its folder was replaced after it had been checked");
        }
    }

    private static Object key(Path folder) throws NoSuchFileException, IOException {
        return Files.readAttributes(folder, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }
}
