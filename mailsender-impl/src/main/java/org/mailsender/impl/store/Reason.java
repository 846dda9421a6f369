// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.store;

import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.mailsender.impl.mail.Characters;

/** Says what the disk refuses: many exceptions of file systems have only a path for their message. */
public final class Reason {

    private Reason() {}

    /**
     * The reason behind an exception.
     *
     * @param trouble what was met
     * @return part of a sentence fit for people, with the path if one is known
     */
    public static String of(Throwable trouble) {
        return Characters.printable(text(trouble));
    }

    private static String text(Throwable trouble) {
        if (trouble instanceof FileSystemException e && e.getFile() != null) {
            return kind(e) + " (" + e.getFile() + ")";
        }
        String message = trouble.getMessage();
        return message == null ? trouble.getClass().getSimpleName() : message;
    }

    private static String kind(FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (e instanceof AccessDeniedException) {
            return "access denied";
        }
        if (e instanceof NotDirectoryException) {
            return "not a folder";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "something else is there already";
        }
        if (e instanceof DirectoryNotEmptyException) {
            return "the folder is not empty";
        }
        return e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
    }
}
