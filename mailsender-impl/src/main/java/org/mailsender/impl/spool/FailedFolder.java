// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.FailedMails;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.StoredMail;

/** Mails that were given up, in {@code failed/} with their reason beside them; the folder may be on another disk. */
final class FailedFolder implements FailedMails {

    private static final String MAIL = ".eml";
    private static final String STATE = ".state";

    private final Path folder;
    private final KnownEntries known;

    FailedFolder(SpoolFolder spool) {
        this.folder = spool.file("failed");
        this.known = new KnownEntries(folder, MAIL);
    }

    @Override
    public List<QueueEntry> entries() throws IOException {
        return known.entries();
    }

    @Override
    public Optional<StoredMail> read(QueueEntry entry) throws IOException {
        return MailFile.read(entry, file(entry), state(entry));
    }

    @Override
    public void drop(QueueEntry entry) throws IOException {
        try {
            Files.deleteIfExists(file(entry));
            Files.deleteIfExists(stateFile(entry));
        } finally {
            known.changed();
        }
    }

    DeliveryState state(QueueEntry entry) throws IOException {
        return StateFile.read(stateFile(entry));
    }

    boolean has(QueueEntry entry) {
        return Files.exists(file(entry));
    }

    /** Takes a mail with its state, if it has one. */
    void take(QueueEntry entry, Path mail, Path state) throws IOException {
        OwnerOnly.createFolders(folder);
        if (Files.exists(state)) {
            move(state, stateFile(entry));
        }
        if (Files.exists(mail)) {
            move(mail, file(entry));
        }
        known.changed();
    }

    /** Gives a mail back; its state was taken over before. */
    void giveBack(QueueEntry entry, Path mail) throws IOException {
        move(file(entry), mail);
        known.changed();
        Files.deleteIfExists(stateFile(entry));
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            copyAcross(from, to);
            Files.delete(from);
        }
    }

    /** To another disk: whole or not at all, as everything else. */
    private static void copyAcross(Path from, Path to) throws IOException {
        try (Aside aside = Aside.of(to)) {
            try (FileChannel target = aside.create();
                    FileChannel source = FileChannel.open(from, StandardOpenOption.READ)) {
                long size = source.size();
                for (long copied = 0; copied < size; ) {
                    copied += source.transferTo(copied, size - copied, target);
                }
                target.force(true);
            }
            aside.name(to);
        }
    }

    private Path file(QueueEntry entry) {
        return folder.resolve(EntryName.of(entry) + MAIL);
    }

    private Path stateFile(QueueEntry entry) {
        return folder.resolve(entry.idText() + STATE);
    }
}
