// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** Mails that were given up, in {@code failed/} with their reason, until somebody drops or retries them. */
public final class FailedMails {

    private static final String MAIL = ".eml";
    private static final String STATE = ".state";

    private final Path folder;

    FailedMails(Path folder) {
        this.folder = folder;
    }

    /**
     * The mails that were given up, without reading them.
     *
     * @return in the order of their events
     * @throws IOException if the folder cannot be read
     */
    public List<SpoolEntry> entries() throws IOException {
        return SpoolFolder.entries(folder, MAIL);
    }

    /**
     * Reads one of them.
     *
     * @param entry which
     * @return empty if its file is gone
     * @throws SpoolReadException if its file is damaged
     */
    public Optional<StoredMail> read(SpoolEntry entry) throws SpoolReadException {
        return StoredMail.read(entry, file(entry), StateFile.read(state(entry)));
    }

    /**
     * Puts one of them back into the queue, for the recipients that did not get it.
     *
     * @param entry which
     * @param spool the queue's spool
     * @throws IOException if the disk gives trouble
     */
    public void putBack(SpoolEntry entry, Spool spool) throws IOException {
        spool.keys().restore(entry);
        spool.saveState(entry, StateFile.read(state(entry)).retried());
        Files.move(file(entry), spool.path().resolve(entry.fileName() + MAIL), StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(state(entry));
    }

    /**
     * Deletes one of them.
     *
     * @param entry which
     * @throws IOException if the disk gives trouble
     */
    public void drop(SpoolEntry entry) throws IOException {
        Files.deleteIfExists(file(entry));
        Files.deleteIfExists(state(entry));
    }

    boolean has(SpoolEntry entry) {
        return Files.exists(file(entry));
    }

    void take(SpoolEntry entry, Path mail, Path state) throws IOException {
        if (Files.exists(state)) {
            Files.move(state, state(entry), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.exists(mail)) {
            Files.move(mail, file(entry), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path file(SpoolEntry entry) {
        return folder.resolve(entry.fileName() + MAIL);
    }

    private Path state(SpoolEntry entry) {
        return folder.resolve(entry.idText() + STATE);
    }
}
