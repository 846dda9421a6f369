// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mailsender.Attachment;
import org.mailsender.impl.mail.Characters;
import org.mailsender.impl.mail.RefusedException;
import org.mailsender.impl.settings.RenderingSettings;

/** Where the bytes of an attachment come from; checked before anything is opened. */
final class FileContent {

    private final byte[] bytes;
    private final Path file;

    private FileContent(byte[] bytes, Path file) {
        this.bytes = bytes;
        this.file = file;
    }

    static FileContent of(String property, Attachment attachment, RenderingSettings settings) throws RefusedException {
        Optional<byte[]> bytes = attachment.bytes();
        if (bytes.isPresent()) {
            return new FileContent(bytes.get(), null);
        }
        Path path = attachment.path().orElseThrow();
        try {
            return new FileContent(null, checked(property, path, settings));
        } catch (NoSuchFileException e) {
            throw new RefusedException(property, shown(path) + " does not exist.");
        } catch (IOException e) {
            throw new RefusedException(property, shown(path) + " cannot be read: " + e.getMessage() + ".");
        }
    }

    /** Copies all bytes; trouble with the file is told apart from trouble with where they go. */
    void copyTo(OutputStream out) throws IOException {
        try (InputStream in = open()) {
            byte[] chunk = new byte[64 * 1024];
            for (int length = read(in, chunk); length >= 0; length = read(in, chunk)) {
                out.write(chunk, 0, length);
            }
        }
    }

    private InputStream open() throws UnreadableFileException {
        try {
            return file == null
                    ? new ByteArrayInputStream(bytes)
                    : Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new UnreadableFileException(file, e);
        }
    }

    private int read(InputStream in, byte[] chunk) throws UnreadableFileException {
        try {
            return in.read(chunk);
        } catch (IOException e) {
            throw new UnreadableFileException(file, e);
        }
    }

    private static Path checked(String property, Path path, RenderingSettings settings)
            throws IOException, RefusedException {
        Path real = path.toRealPath();
        if (!isBelow(real, settings.attachmentRoots())) {
            throw new RefusedException(property, shown(path) + " lies outside the configured attachmentRoots.");
        }
        if (!Files.isRegularFile(real)) {
            throw new RefusedException(property, shown(path) + " is no regular file.");
        }
        if (!Files.isReadable(real)) {
            throw new RefusedException(property, shown(path) + " may not be read by this process.");
        }
        if (Files.size(real) > settings.maxMessageBytes()) {
            throw new RefusedException(
                    property,
                    shown(path) + " has " + Files.size(real) + " bytes, more than maxMessageBytes, "
                            + settings.maxMessageBytes() + ", allows.");
        }
        return real;
    }

    private static boolean isBelow(Path real, List<Path> roots) throws IOException {
        for (Path root : roots) {
            if (Files.exists(root) && real.startsWith(root.toRealPath())) {
                return true;
            }
        }
        return roots.isEmpty();
    }

    private static String shown(Path path) {
        return Characters.quoted(path.toString());
    }
}
