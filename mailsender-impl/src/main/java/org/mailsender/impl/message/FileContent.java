// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import org.mailsender.Attachment;
import org.mailsender.impl.mail.Characters;
import org.mailsender.impl.mail.RefusedException;
import org.mailsender.impl.settings.RenderingSettings;

/** Where the bytes of an attachment come from; checked before anything is opened, and when it is opened. */
final class FileContent {

    private final byte[] bytes;
    private final CheckedFile file;
    private final long most;

    private FileContent(byte[] bytes, CheckedFile file, long most) {
        this.bytes = bytes;
        this.file = file;
        this.most = most;
    }

    static FileContent of(String property, Attachment attachment, RenderingSettings settings) throws RefusedException {
        Optional<byte[]> bytes = attachment.bytes();
        if (bytes.isPresent()) {
            return new FileContent(bytes.get(), null, settings.maxMessageBytes());
        }
        Path path = attachment.path().orElseThrow();
        try {
            return new FileContent(null, checked(property, path, settings), settings.maxMessageBytes());
        } catch (NoSuchFileException e) {
            throw new RefusedException(property, shown(path) + " does not exist.");
        } catch (IOException e) {
            throw new RefusedException(property, shown(path) + " cannot be read: " + FileTrouble.reason(e) + ".");
        }
    }

    /** Copies all bytes; trouble with the file is told apart from trouble with where they go. */
    void copyTo(OutputStream out) throws IOException {
        if (file == null) {
            out.write(bytes);
            return;
        }
        try (InputStream in = open()) {
            byte[] chunk = new byte[64 * 1024];
            long total = 0;
            for (int length = read(in, chunk); length >= 0; length = read(in, chunk)) {
                total += length;
                if (total > most) {
                    throw new UnreadableFileException(
                            file.path(),
                            "it has grown meanwhile to more bytes than maxMessageBytes, " + most + ", allows");
                }
                out.write(chunk, 0, length);
            }
        }
    }

    private InputStream open() throws UnreadableFileException {
        try {
            return file.open();
        } catch (IOException e) {
            throw new UnreadableFileException(file.path(), e);
        }
    }

    private int read(InputStream in, byte[] chunk) throws UnreadableFileException {
        try {
            return in.read(chunk);
        } catch (IOException e) {
            throw new UnreadableFileException(file.path(), e);
        }
    }

    private static CheckedFile checked(String property, Path path, RenderingSettings settings)
            throws IOException, RefusedException {
        Path real = path.toRealPath();
        Optional<Path> root = rootOf(real, settings.attachmentRoots());
        if (root.isEmpty() && !settings.attachmentRoots().isEmpty()) {
            throw new RefusedException(property, shown(path) + " lies outside the configured attachmentRoots.");
        }
        BasicFileAttributes attributes =
                Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw new RefusedException(property, shown(path) + " is no regular file.");
        }
        if (!Files.isReadable(real)) {
            throw new RefusedException(property, shown(path) + " may not be read by this process.");
        }
        if (attributes.size() > settings.maxMessageBytes()) {
            throw new RefusedException(
                    property,
                    shown(path) + " has " + attributes.size() + " bytes, more than maxMessageBytes, "
                            + settings.maxMessageBytes() + ", allows.");
        }
        return new CheckedFile(real, root.orElse(null));
    }

    /** A root that is not there permits nothing. */
    private static Optional<Path> rootOf(Path real, List<Path> roots) throws IOException {
        for (Path root : roots) {
            if (Files.isDirectory(root) && real.startsWith(root.toRealPath())) {
                return Optional.of(root.toRealPath());
            }
        }
        return Optional.empty();
    }

    private static String shown(Path path) {
        return Characters.quoted(path.toString());
    }
}
