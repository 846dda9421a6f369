// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.mailsender.impl.store.DeliveryState;
import org.mailsender.impl.store.FailedMails;
import org.mailsender.impl.store.QueueEntry;
import org.mailsender.impl.store.StoredMail;
import org.mailsender.impl.store.UnreadableMailException;

/** Mails that were given up, in {@code failed/} with their reason beside them. */
final class FailedFolder implements FailedMails {

    private static final String MAIL = ".eml";
    private static final String STATE = ".state";

    private final Path folder;

    FailedFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<QueueEntry> entries() throws IOException {
        return FolderNames.entries(folder, MAIL);
    }

    @Override
    public Optional<StoredMail> read(QueueEntry entry) throws UnreadableMailException {
        return MailFile.read(entry, file(entry), state(entry));
    }

    @Override
    public void drop(QueueEntry entry) throws IOException {
        Files.deleteIfExists(file(entry));
        Files.deleteIfExists(stateFile(entry));
    }

    DeliveryState state(QueueEntry entry) throws UnreadableMailException {
        return StateFile.read(stateFile(entry));
    }

    boolean has(QueueEntry entry) {
        return Files.exists(file(entry));
    }

    /** Takes a mail with its state, if it has one. */
    void take(QueueEntry entry, Path mail, Path state) throws IOException {
        if (Files.exists(state)) {
            Files.move(state, stateFile(entry), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.exists(mail)) {
            Files.move(mail, file(entry), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Gives a mail back; its state was taken over before. */
    void giveBack(QueueEntry entry, Path mail) throws IOException {
        Files.move(file(entry), mail, StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(stateFile(entry));
    }

    private Path file(QueueEntry entry) {
        return folder.resolve(EntryName.of(entry) + MAIL);
    }

    private Path stateFile(QueueEntry entry) {
        return folder.resolve(entry.idText() + STATE);
    }
}
