// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.BooleanSupplier;

/** The mails of an instance that are files: one each, whole or not at all. Thread-safe, as the spool is. */
final class MailFiles {

    static final String MAIL = ".eml";

    private final SpoolFolder folder;
    private final FolderSync sync;

    MailFiles(SpoolFolder folder, FolderSync sync) {
        this.folder = folder;
        this.sync = sync;
    }

    /** Where a mail is written before it exists. */
    Path aside(SpoolEntry entry) {
        return file(entry, ".tmp");
    }

    Path waiting(SpoolEntry entry) {
        return file(entry, MAIL);
    }

    Path ended(SpoolEntry entry, Ending ending) {
        return file(entry, ending.suffix());
    }

    private Path file(SpoolEntry entry, String suffix) {
        return folder.file(entry.fileName() + suffix);
    }

    /** Makes a draft exist: forced, renamed, folder forced; unless the answer, right before it exists, is no. */
    boolean store(SpoolEntry entry, Draft draft, BooleanSupplier commit) throws IOException {
        draft.persist();
        if (!commit.getAsBoolean()) {
            return false;
        }
        try {
            draft.publish(waiting(entry));
            sync.force();
            return true;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(waiting(entry));
            throw e;
        }
    }

    /** Makes a mail a file that was kept elsewhere, under the name that tells whether it was sent. */
    void restore(SpoolEntry entry, ByteBuffer content, boolean done) throws IOException {
        WholeFile.write(done ? ended(entry, Ending.DONE) : waiting(entry), content);
        sync.force();
    }

    /** Whether a mail is a file already, whatever became of it. */
    boolean exists(SpoolEntry entry) {
        return Files.exists(waiting(entry))
                || Files.exists(ended(entry, Ending.DONE))
                || Files.exists(ended(entry, Ending.FAILED))
                || folder.failed().has(entry);
    }

    void end(SpoolEntry entry, Ending ending) throws IOException {
        try {
            Files.move(waiting(entry), ended(entry, ending), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            // Whoever removed the file meanwhile wanted it gone; its outcome is published all the same.
        }
    }

    /** Deletes one that waits, or was sent. */
    void delete(SpoolEntry entry) throws IOException {
        if (!Files.deleteIfExists(ended(entry, Ending.DONE))) {
            Files.deleteIfExists(waiting(entry));
        }
    }
}
