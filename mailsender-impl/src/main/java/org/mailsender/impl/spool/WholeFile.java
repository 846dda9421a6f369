// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a small file whole or not at all: aside, forced, renamed over what was there. Its folder is not forced. */
final class WholeFile {

    private WholeFile() {}

    static void write(Path file, ByteBuffer content) throws IOException {
        Placed.in(file.getParent(), () -> written(file, content));
    }

    private static Path written(Path file, ByteBuffer content) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".tmp");
        ByteBuffer rest = content.duplicate();
        try {
            try (FileChannel channel = OwnerOnly.create(aside)) {
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(false);
            }
            return Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            // A half-written file would take the room that a full disk needs.
            Files.deleteIfExists(aside);
        }
    }
}
