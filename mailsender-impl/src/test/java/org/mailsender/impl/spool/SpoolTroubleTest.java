// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailsender.impl.testing.Records;
import org.mailsender.store.Composition;
import org.mailsender.store.DamagedMailException;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.Ending;
import org.mailsender.store.MailEnd;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.Storing;
import org.mailsender.store.Terms;

/** What a spool does when its folder, or what is in it, is not as it left it. */
class SpoolTroubleTest extends JournalTestCase {

    private void reopen() throws IOException {
        spool = Spool.open(folder, time, ticks);
    }

    @Test
    void aFolderThatOthersMayWriteToIsRefused() throws IOException {
        spool.close();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

        String refusal = assertThrows(IOException.class, this::reopen).getMessage();

        assertTrue(refusal.startsWith("others may write to the spool folder " + folder + " (rwxrwxrwx)"), refusal);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        reopen();
    }

    @Test
    void aFolderOfSomebodyElseIsRefused() throws IOException {
        spool.close();
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can give a folder away");
        Files.setOwner(
                folder, folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));

        String refusal = assertThrows(IOException.class, this::reopen).getMessage();

        assertTrue(refusal.contains("belongs to nobody, but this process runs as root"), refusal);
        Files.setOwner(
                folder, folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("root"));
        reopen();
    }

    @Test
    void aLockThatIsALinkIsNotFollowed() throws IOException {
        spool.close();
        Path precious = Files.writeString(root.resolve("precious"), "of somebody else");
        Files.delete(folder.resolve("lock"));
        Files.createSymbolicLink(folder.resolve("lock"), precious);

        String refusal = assertThrows(IOException.class, this::reopen).getMessage();

        assertTrue(refusal.contains("is a link, which somebody else made; remove it"), refusal);
        assertEquals("of somebody else", Files.readString(precious));
        Files.delete(folder.resolve("lock"));
        reopen();
    }

    @Test
    void whatIsDamagedInDoneKeysIsLeftOut() throws IOException {
        QueueEntry done = spool.next(false, Optional.of("key"));
        storeAs(done, HEADER.getBytes(StandardCharsets.UTF_8), true);
        finish(done);
        spool.close();
        Path keys = folder.resolve("done-keys");
        Files.write(
                keys, List.of("99999999999999999999999 x", "\u00FC", Files.readString(keys), "12 zzzzzzzzzzzzzzzz"));

        reopen();

        assertEquals(1, Files.readAllLines(keys).size());
        assertFalse(new MessageKeys(new DoneKeys(keys, time)).reserve(done));
    }

    @Test
    void aFileNamedLikeTheLastIdOfAllTakesNoIdAway() throws IOException {
        spool.close();
        Files.writeString(folder.resolve("zzzzzzzzzzz.eml"), "Subject: x\r\n\r\n");
        reopen();

        assertEquals(11, spool.next(false, Optional.empty()).idText().length());
        assertEquals(List.of(), queued(spool));
    }

    @Test
    void aFolderThatIsAwayIsNoReasonToGiveUpAMail() throws IOException {
        QueueEntry entry = store("x".repeat(Draft.SMALL));
        Path away = Files.move(folder, root.resolve("away"));

        IOException trouble = assertThrows(IOException.class, () -> spool.read(entry));
        assertFalse(trouble instanceof DamagedMailException);
        assertTrue(trouble.getMessage().contains("is not there; it was moved, or its disk is away"));

        Files.move(away, folder);
        assertTrue(spool.read(entry).isPresent());
    }

    @Test
    void aFolderThatWasDeletedIsMadeAgain() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/fd")), "only Linux tells");
        QueueEntry gone = store("x".repeat(Draft.SMALL));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }

        QueueEntry entry = store("x".repeat(Draft.SMALL));

        assertTrue(spool.read(entry).isPresent());
        assertEquals(Optional.empty(), spool.read(gone));
        assertThrows(IOException.class, this::reopenBeside);
    }

    @Test
    void aMailThatCannotBePutBackDoesNotTakeItsKey() throws IOException {
        QueueEntry failed = spool.next(false, Optional.of("key"));
        byte[] text = HEADER.getBytes(StandardCharsets.UTF_8);
        storeAs(failed, text, true);
        spool.end(failed, MailEnd.of(Ending.FAILED, DeliveryState.NEW.givenUp(List.of("ops@example.com"), "550 No")));
        spool.published(failed, Ending.FAILED);
        Files.delete(folder.resolve("failed").resolve(EntryName.of(failed) + ".eml"));

        assertThrows(IOException.class, () -> spool.putBack(failed));

        storeAs(spool.next(false, Optional.of("key")), text, true);
    }

    /** A folder that is not empty is what no disk deletes, and nothing takes its name. */
    @Test
    void aMailTakenBackThatTheDiskKeepsGoesWithTheNextOne() throws IOException {
        QueueEntry kept = spool.next(false, Optional.empty());
        Path name = folder.resolve(EntryName.of(kept) + ".eml");
        Path aside = folder.resolve(EntryName.of(kept) + ".tmp");
        Terms terms = new Terms(10, 1 << 20, () -> {
            block(name);
            block(aside);
            return false;
        });
        byte[] text = "x".repeat(Draft.SMALL).getBytes(StandardCharsets.UTF_8);
        Composition mail = new Composition(Records.to("ops@example.com"), out -> out.write(text));

        assertEquals(new Storing.Abandoned(), spool.store(kept, () -> mail, terms));
        assertTrue(Files.exists(name));

        Files.delete(aside.resolve("blocks"));
        Files.delete(aside);
        store("x".repeat(Draft.SMALL));
        assertFalse(Files.exists(name));
    }

    private static void block(Path name) {
        try {
            Files.deleteIfExists(name);
            Files.createFile(Files.createDirectory(name).resolve("blocks"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void reopenBeside() throws IOException {
        Spool.open(folder, time, ticks).close();
    }

    @Test
    void failedMailsMayLieOnAnotherDisk() throws IOException {
        Path otherDisk = Path.of("/dev/shm");
        assumeTrue(
                Files.isWritable(otherDisk) && !Files.getFileStore(otherDisk).equals(Files.getFileStore(folder)),
                "there is no other disk");
        Path there = Files.createTempDirectory(otherDisk, "failed");
        Files.delete(folder.resolve("failed"));
        Files.createSymbolicLink(folder.resolve("failed"), there);
        QueueEntry entry = store("Hello");
        spool.saveState(entry, DeliveryState.NEW.givenUp(List.of("ops@example.com"), "550 No"));

        spool.end(entry, MailEnd.of(Ending.FAILED, DeliveryState.NEW.givenUp(List.of("ops@example.com"), "550 No")));
        spool.published(entry, Ending.FAILED);

        assertEquals(List.of(entry), spool.failed().entries());
        assertEquals("550 No", spool.failed().read(entry).orElseThrow().state().lastError());
        spool.putBack(entry);
        assertEquals(List.of(entry), queued(spool));
        Files.delete(there);
    }

    @Test
    void anOutcomeIsNotToldAgainAlthoughItsMailCannotBeMoved() throws IOException {
        QueueEntry entry = store("x".repeat(Draft.SMALL));
        spool.end(entry, MailEnd.of(Ending.FAILED, DeliveryState.NEW));
        Files.delete(folder.resolve("failed"));
        Files.writeString(folder.resolve("failed"), "no folder");

        assertThrows(IOException.class, () -> spool.published(entry, Ending.FAILED));

        assertEquals(List.of(), spool.owed(Ending.FAILED));
        Files.delete(folder.resolve("failed"));
        spool.published(entry, Ending.FAILED);
        assertEquals(List.of(entry), spool.failed().entries());
    }

    @Test
    void aStateBesideAMailThatIsDamagedSaysWhatToDo() throws IOException {
        QueueEntry entry = store("Hello");
        spool.saveState(entry, DeliveryState.NEW.deferred(java.time.Instant.EPOCH, "451 Later"));
        Files.writeString(folder.resolve(entry.idText() + ".state"), "X-MailSender-Attempts: abc\r\n");

        DamagedMailException damage = assertThrows(DamagedMailException.class, () -> spool.read(entry));

        assertTrue(
                damage.getMessage().contains("its Attempts is 'abc'; remove it and retry the mail"),
                damage.getMessage());
    }

    @Test
    void aMailThatAnEditorHasTouchedSaysSo() throws IOException {
        QueueEntry entry = store("Hello");
        spool.saveState(entry, DeliveryState.NEW.deferred(java.time.Instant.EPOCH, "451 Later"));
        Path file = folder.resolve(entry.idText() + ".eml");
        Files.writeString(file, Files.readString(file).replace("\r\n", "\n"));

        DamagedMailException damage = assertThrows(DamagedMailException.class, () -> spool.read(entry));

        assertTrue(damage.getMessage().contains("its lines end in LF"), damage.getMessage());
    }
}
