// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Writes a small file whole or not at all: aside, forced, renamed over what was there. Its folder is not forced. */
final class WholeFile {

    private WholeFile() {}

    static void write(Path file, ByteBuffer content) throws IOException {
        Placed.in(file.getParent(), () -> written(file, content));
    }

    private static Path written(Path file, ByteBuffer content) throws IOException {
        ByteBuffer rest = content.duplicate();
        try (Aside aside = Aside.of(file)) {
            try (FileChannel channel = aside.create()) {
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(false);
            }
            aside.name(file);
            return file;
        }
    }
}
