// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The file beside a mail that holds its {@link DeliveryState}; no file means a new mail. */
final class StateFile {

    private StateFile() {}

    static DeliveryState read(Path file) throws SpoolReadException {
        try {
            return DeliveryStateFormat.read(Files.readString(file, StandardCharsets.US_ASCII));
        } catch (NoSuchFileException e) {
            return DeliveryState.NEW;
        } catch (IOException | RuntimeException e) {
            throw new SpoolReadException(file, e);
        }
    }

    static void write(Path file, DeliveryState state) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".tmp");
        try (FileChannel channel = OwnerOnly.create(aside)) {
            ByteBuffer text = StandardCharsets.US_ASCII.encode(DeliveryStateFormat.write(state));
            while (text.hasRemaining()) {
                channel.write(text);
            }
            channel.force(false);
        }
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
