// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.BooleanSupplier;
import org.mailsender.impl.store.Ending;
import org.mailsender.impl.store.QueueEntry;

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
    Path aside(QueueEntry entry) {
        return file(entry, ".tmp");
    }

    Path waiting(QueueEntry entry) {
        return file(entry, MAIL);
    }

    Path ended(QueueEntry entry, Ending ending) {
        return file(entry, suffix(ending));
    }

    static String suffix(Ending ending) {
        return ending == Ending.DONE ? ".done" : ".failed";
    }

    private Path file(QueueEntry entry, String suffix) {
        return folder.file(EntryName.of(entry) + suffix);
    }

    /** Makes a draft exist: forced, renamed, folder forced; unless the answer, right before it exists, is no. */
    boolean store(QueueEntry entry, Draft draft, BooleanSupplier commit) throws IOException {
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
    void restore(QueueEntry entry, ByteBuffer content, boolean done) throws IOException {
        WholeFile.write(done ? ended(entry, Ending.DONE) : waiting(entry), content);
        sync.force();
    }

    /** Whether a mail is a file already, whatever became of it. */
    boolean exists(QueueEntry entry) {
        return Files.exists(waiting(entry))
                || Files.exists(ended(entry, Ending.DONE))
                || Files.exists(ended(entry, Ending.FAILED))
                || folder.failed().has(entry);
    }

    void end(QueueEntry entry, Ending ending) throws IOException {
        try {
            Files.move(waiting(entry), ended(entry, ending), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            // Whoever removed the file meanwhile wanted it gone; its outcome is published all the same.
        }
    }

    /** Deletes one that waits, or was sent. */
    void delete(QueueEntry entry) throws IOException {
        if (!Files.deleteIfExists(ended(entry, Ending.DONE))) {
            Files.deleteIfExists(waiting(entry));
        }
    }
}
