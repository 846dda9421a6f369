// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.Ending;
import org.mailsender.store.MailEnd;
import org.mailsender.store.QueueEntry;

/** What is in the journal is as safe there as in files: what a process finds that starts after one that died. */
class JournalRecoveryTest extends JournalTestCase {

    @Test
    void aSmallMailIsInTheJournalAndComesBackAfterADeath() throws IOException {
        QueueEntry entry = store("Hello");

        assertEquals(List.of(), files(".eml"));
        assertEquals("Hello", text(spool, entry));
        try (Spool next = afterADeath()) {
            assertEquals(List.of(entry), queued(next));
            assertEquals("Hello", text(next, entry));
            assertEquals(
                    spool.read(entry).orElseThrow().mail(),
                    next.read(entry).orElseThrow().mail());
        }
    }

    @Test
    void whatWasSentDoesNotComeBack() throws IOException {
        QueueEntry waits = store("waits");
        finish(store("sent"));

        try (Spool next = afterADeath()) {
            assertEquals(List.of(waits), queued(next));
            assertEquals(List.of(), next.owed(Ending.DONE));
        }
    }

    @Test
    void anOutcomeThatIsNotPublishedYetIsPublishedAfterADeath() throws IOException {
        QueueEntry entry = store("Hello");
        spool.end(entry, MailEnd.of(Ending.DONE, DeliveryState.NEW));

        try (Spool next = afterADeath()) {
            assertEquals(List.of(), queued(next));
            assertEquals(List.of(entry), next.owed(Ending.DONE));
            assertTrue(next.readOwed(entry, Ending.DONE).isPresent());
        }
    }

    @Test
    void aMailTakenBackLeavesNothing() throws IOException {
        store("Hello".getBytes(UTF_8), false);

        assertEquals(List.of(), files(".eml"));
        try (Spool next = afterADeath()) {
            assertEquals(List.of(), queued(next));
        }
    }

    @Test
    void aMailDroppedIsGone() throws IOException {
        spool.remove(store("Hello"));

        try (Spool next = afterADeath()) {
            assertEquals(List.of(), queued(next));
        }
    }

    @Test
    void segmentsAreUsedAgainAndAgainAndForgetWhatTheyHeld() throws IOException {
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < 30; i++) {
                finish(store("x".repeat(10_000)));
            }
            ticks.pass();
        }
        QueueEntry last = store("last");

        assertEquals(List.of("journal.1", "journal.2"), files("journal"));
        assertEquals(List.of(), files(".eml"));
        try (Spool next = afterADeath()) {
            assertEquals(List.of(last), queued(next));
        }
    }

    /** A power failure leaves a part of what was not forced yet. */
    @Test
    void whereverTheJournalIsCutWhatCameBeforeIsWhole() throws IOException {
        QueueEntry one = store("one");
        long oneEnds = Files.size(folder.resolve("journal.1"));
        QueueEntry two = store("two");
        byte[] whole = Files.readAllBytes(folder.resolve("journal.1"));

        for (int length = 0; length <= whole.length; length++) {
            List<QueueEntry> expected =
                    length < oneEnds ? List.of() : length < whole.length ? List.of(one) : List.of(one, two);
            assertEquals(expected, recovered(Arrays.copyOf(whole, length)), "cut at " + length);
            byte[] zeroed = Arrays.copyOf(Arrays.copyOf(whole, length), whole.length + 100);
            if (length >= 16) {
                assertEquals(expected, recovered(zeroed), "zero from " + length);
            }
        }
    }

    private List<QueueEntry> recovered(byte[] journal) throws IOException {
        Path copy = Files.createTempDirectory(root, "cut");
        Files.write(copy.resolve("journal.1"), journal);
        try (Spool next = Spool.open(copy, time, new Ticks())) {
            return queued(next);
        }
    }

    @Test
    void aFileThatIsThereAlreadyIsNotMadeAgain() throws IOException {
        QueueEntry entry = store("Hello");
        byte[] journal = Files.readAllBytes(folder.resolve("journal.1"));
        finish(entry);
        spool.close();
        // As if power had failed before the end was on disk, but after the mail had become a file and been edited.
        Files.write(folder.resolve("journal.1"), journal);
        Files.writeString(folder.resolve(EntryName.of(entry) + ".done"), "edited");
        spool = Spool.open(folder, time, ticks);

        assertEquals(List.of(), queued(spool));
        assertEquals("edited", Files.readString(folder.resolve(EntryName.of(entry) + ".done")));
    }

    @Test
    void aJournalOfAnotherVersionIsLeftAloneAndNamed() throws IOException {
        spool.close();
        Path journal = folder.resolve("journal.1");
        Files.writeString(journal, "something quite different");

        IOException refusal = assertThrows(IOException.class, () -> Spool.open(folder, time, ticks));

        assertEquals(
                "the file " + journal
                        + " is no journal that this version reads; start the version that wrote it, or move it away",
                refusal.getMessage());
        assertEquals("something quite different", Files.readString(journal));
        Files.delete(journal);
        spool = Spool.open(folder, time, ticks);
    }
}
