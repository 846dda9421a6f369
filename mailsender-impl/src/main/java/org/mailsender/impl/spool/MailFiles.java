// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.mailsender.store.Ending;
import org.mailsender.store.QueueEntry;

/** The mails of an instance that are files: one each, whole or not at all. Thread-safe, as the spool is. */
final class MailFiles {

    static final String MAIL = ".eml";
    static final String TOLD = ".told";

    private final SpoolFolder folder;
    private final FailedFolder failed;
    private final FolderSync sync;
    /** Were taken back, and are still there. */
    private final Set<QueueEntry> unwanted = ConcurrentHashMap.newKeySet();

    MailFiles(SpoolFolder folder, FailedFolder failed, FolderSync sync) {
        this.folder = folder;
        this.failed = failed;
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

    /** Says that the outcome of one that failed is published, although it is still here. */
    Path told(QueueEntry entry) {
        return file(entry, TOLD);
    }

    /** The files of one that failed, or waits although it is damaged. */
    List<Path> leftOf(QueueEntry entry) {
        return Stream.of(ended(entry, Ending.FAILED), waiting(entry))
                .filter(Files::exists)
                .toList();
    }

    static String suffix(Ending ending) {
        return ending == Ending.DONE ? ".done" : ".failed";
    }

    private Path file(QueueEntry entry, String suffix) {
        return folder.file(EntryName.of(entry) + suffix);
    }

    /**
     * Makes a draft exist: forced, renamed, folder forced; then asks whether it may, because nobody waits for a slow
     * disk for ever. A process that dies before it has taken back what may not exist leaves a mail behind.
     */
    boolean store(QueueEntry entry, Draft draft, BooleanSupplier commit) throws IOException {
        takeBackUnwanted();
        draft.persist();
        boolean stored = false;
        try {
            draft.publish(waiting(entry));
            sync.force();
            stored = commit.getAsBoolean();
            return stored;
        } finally {
            if (!stored) {
                unwanted.add(entry);
                takeBackUnwanted();
            }
        }
    }

    /** Takes back what must not exist, as far as the disk lets it; what it keeps, the next call tries again. */
    void takeBackUnwanted() {
        unwanted.removeIf(this::isTakenBack);
    }

    /** If the disk does not delete it, by a name under which it is nothing. */
    private boolean isTakenBack(QueueEntry entry) {
        try {
            Files.deleteIfExists(waiting(entry));
            return true;
        } catch (IOException e) {
            return isRenamed(entry);
        }
    }

    private boolean isRenamed(QueueEntry entry) {
        try {
            Files.move(waiting(entry), aside(entry), StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            return !Files.exists(waiting(entry));
        }
    }

    /**
     * Makes a mail a file that was kept elsewhere, under the name that tells whether it was sent. Its name is on disk only
     * after {@link #force}.
     */
    void restore(QueueEntry entry, ByteBuffer content, boolean done) throws IOException {
        WholeFile.write(done ? ended(entry, Ending.DONE) : waiting(entry), content);
    }

    void force() throws IOException {
        sync.force();
    }

    /** Whether a mail is a file already, whatever became of it. */
    boolean exists(QueueEntry entry) {
        return Files.exists(waiting(entry))
                || Files.exists(ended(entry, Ending.DONE))
                || Files.exists(ended(entry, Ending.FAILED))
                || failed.has(entry);
    }

    void end(QueueEntry entry, Ending ending) throws IOException {
        try {
            Files.move(waiting(entry), ended(entry, ending), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            folder.requireInPlace();
            // Whoever removed the file meanwhile wanted it gone; its outcome is published all the same.
        }
    }

    /** Deletes one that waits, or was sent. */
    void delete(QueueEntry entry) throws IOException {
        if (!Files.deleteIfExists(ended(entry, Ending.DONE))) {
            Files.deleteIfExists(waiting(entry));
        }
        sync.changed();
    }
}
