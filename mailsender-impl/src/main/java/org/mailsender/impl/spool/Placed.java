// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Says where the disk refused something: what comes from an open file, such as that a disk is full, names no place. */
final class Placed {

    /** Something that is done on a disk. */
    interface Action<T> {
        T run() throws IOException;
    }

    private Placed() {}

    static <T> T in(Path folder, Action<T> action) throws IOException {
        try {
            return action.run();
        } catch (IOException e) {
            // Those of other kinds say more by themselves, and are told apart by their kind.
            if (e.getClass() != IOException.class || e.getMessage() == null) {
                throw e;
            }
            FileSystemException placed = new FileSystemException(folder.toString(), null, e.getMessage());
            placed.initCause(e);
            throw placed;
        }
    }
}
