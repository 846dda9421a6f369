// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.mailsender.impl.threads.LaterTasks;
import org.mailsender.impl.threads.Time;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.QueueEntry;

/**
 * What a spool is made of, and how it goes on when its folder was deleted or its disk is full. Thread-safe.
 *
 * @param folder names and lock
 * @param files mails in files
 * @param mails mails in files and in the journal
 * @param failed mails given up
 * @param keys keeps doubles out
 * @param states how far deliveries have come
 * @param reserve room for what must be written down
 * @param removals forced soon
 * @param sync forces the folder
 */
record SpoolParts(
        SpoolFolder folder,
        MailFiles files,
        WaitingMails mails,
        FailedFolder failed,
        MessageKeys keys,
        DeliveryStates states,
        Reserve reserve,
        SoonForced removals,
        FolderSync sync)
        implements Closeable {

    static SpoolParts open(Path path, Time time, LaterTasks later) throws IOException {
        SpoolFolder folder = SpoolFolder.open(path);
        try {
            FolderSync sync = new FolderSync(path);
            FailedFolder failed = new FailedFolder(folder);
            MailFiles files = new MailFiles(folder, failed, sync);
            JournalSegments segments = new JournalSegments(folder, sync);
            SentFiles sent = new SentFiles(files, sync, later);
            WaitingMails mails = WaitingMails.open(files, segments, sent, later, time);
            MessageKeys keys = new MessageKeys(new DoneKeys(path.resolve("done-keys"), time));
            folder.entries(MailFiles.MAIL).forEach(keys::restore);
            SoonForced removals = new SoonForced(
                    () -> {
                        mails.force();
                        sync.forceIfChanged();
                    },
                    later);
            SpoolParts parts = new SpoolParts(
                    folder,
                    files,
                    mails,
                    failed,
                    keys,
                    new DeliveryStates(folder, sync),
                    new Reserve(folder.file("reserve")),
                    removals,
                    sync);
            parts.giveUpAgain();
            return parts;
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** Asks once more if the folder had been deleted, and could be made again. */
    boolean attempt(DiskQuestion question) throws IOException {
        try {
            return question.ask();
        } catch (IOException e) {
            if (folder.isInPlace()) {
                throw e;
            }
            restore();
            return question.ask();
        }
    }

    /** Does what must not fail for want of room, or of a folder. */
    void insist(DiskAction action) throws IOException {
        try {
            action.run();
        } catch (IOException e) {
            if (!folder.isInPlace()) {
                restore();
            } else if (!reserve.release()) {
                throw e;
            }
            action.run();
        }
    }

    void saveState(QueueEntry entry, DeliveryState state) throws IOException {
        states.remember(entry, state);
        insist(() -> {
            mails.toFile(entry);
            states.save(entry);
        });
    }

    void delete(QueueEntry entry) throws IOException {
        mails.delete(entry);
        states.delete(entry);
        removals.changed();
    }

    private void restore() throws IOException {
        folder.restore();
        folder.requireInPlace();
        keys.rewrite();
    }

    /** When a mail may be tried again; at once if that cannot be read, which the attempt will tell. */
    Instant dueOf(QueueEntry entry) {
        try {
            return states.read(entry).nextAttempt();
        } catch (IOException e) {
            return DeliveryState.NEW.nextAttempt();
        }
    }

    /** Moves a mail to the failed ones; if that cannot be for now, its outcome is not told again. */
    void giveUp(QueueEntry entry, Path mail) throws IOException {
        try {
            failed.take(entry, mail, states.file(entry));
            states.release(entry);
            Files.deleteIfExists(files.told(entry));
            sync.changed();
        } catch (IOException e) {
            folder.requireInPlace();
            OwnerOnly.create(files.told(entry)).close();
            throw e;
        }
    }

    /** Entries of a suffix whose outcome is not known to be published. */
    List<QueueEntry> untold(String suffix) throws IOException {
        Set<String> told = Set.copyOf(folder.names(MailFiles.TOLD));
        return folder.entries(suffix).stream()
                .filter(entry -> !told.contains(EntryName.of(entry)))
                .toList();
    }

    /** What an earlier process could not move. */
    private void giveUpAgain() throws IOException {
        for (QueueEntry entry : folder.entries(MailFiles.TOLD)) {
            for (Path mail : files.leftOf(entry)) {
                try {
                    giveUp(entry, mail);
                } catch (IOException e) {
                    // It stays where it is; the folder of failed mails may be back another time.
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (folder;
                keys) {
            files.takeBackUnwanted();
            mails.close();
            reserve.release();
            sync.force();
        }
    }
}
