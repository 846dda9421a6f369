// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is written under another name than it will have: it gets that at once as a whole, or is deleted. */
final class Aside implements Closeable {

    private final Path path;
    private boolean named;

    Aside(Path path) {
        this.path = path;
    }

    /** Beside the file that it is to be, or to replace. */
    static Aside of(Path target) {
        return new Aside(target.resolveSibling(target.getFileName() + ".tmp"));
    }

    FileChannel create() throws IOException {
        return OwnerOnly.create(path);
    }

    /** Gives it a name, in place of what has that; nothing that goes wrong afterwards takes it back. */
    void name(Path target) throws IOException {
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        named = true;
    }

    /** A half-written file would take the room that a full disk needs. */
    @Override
    public void close() throws IOException {
        if (!named) {
            Files.deleteIfExists(path);
        }
    }
}
