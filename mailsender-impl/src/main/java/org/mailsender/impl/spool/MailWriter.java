// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.BooleanSupplier;

/** Makes one mail exist on disk, whole or not at all: written aside, forced, renamed, folder forced. Used once. */
final class MailWriter {

    private static final int BUFFER = 64 * 1024;

    private final Path aside;
    private final Path file;
    private final FolderSync folder;

    MailWriter(Path aside, Path file, FolderSync folder) {
        this.aside = aside;
        this.file = file;
        this.folder = folder;
    }

    boolean write(String fields, MailText text, long limit, BooleanSupplier commit) throws IOException {
        try {
            writeAside(fields, text, limit);
            if (!commit.getAsBoolean()) {
                Files.deleteIfExists(aside);
                return false;
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
            folder.force();
            return true;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(aside);
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private void writeAside(String fields, MailText text, long limit) throws IOException {
        try (FileChannel channel = OwnerOnly.create(aside)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
            out.write(fields.getBytes(StandardCharsets.US_ASCII));
            text.writeTo(new LimitedOutputStream(out, limit));
            out.flush();
            channel.force(false);
        }
    }
}
