// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.mailsender.impl.mail.Characters;

/** Says in words why a file cannot be read: exceptions of the file system often hold nothing but its path. */
final class FileTrouble {

    private FileTrouble() {}

    /** The end of a sentence, without its dot. */
    static String reason(IOException trouble) {
        if (trouble instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (trouble instanceof AccessDeniedException) {
            return "this process may not read it";
        }
        if (trouble instanceof FileSystemLoopException) {
            return "its links lead in a circle";
        }
        if (trouble instanceof NotDirectoryException) {
            return "a part of its path is no folder";
        }
        String text = trouble instanceof FileSystemException file ? file.getReason() : trouble.getMessage();
        return text == null || text.isBlank() ? trouble.getClass().getSimpleName() : Characters.printable(text);
    }
}
