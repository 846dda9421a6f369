// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is in the journal is as safe there as in files: what a process finds that starts after one that died. */
class JournalRecoveryTest extends JournalTestCase {

    @Test
    void aSmallMailIsInTheJournalAndComesBackAfterADeath() throws IOException {
        SpoolEntry entry = store("Hello");

        assertEquals(List.of(), files(".eml"));
        assertEquals("Hello", text(spool, entry));
        try (Spool next = afterADeath()) {
            assertEquals(List.of(entry), next.queued());
            assertEquals("Hello", text(next, entry));
            assertEquals(
                    spool.read(entry).orElseThrow().mail(),
                    next.read(entry).orElseThrow().mail());
        }
    }

    @Test
    void whatWasSentDoesNotComeBack() throws IOException {
        SpoolEntry waits = store("waits");
        finish(store("sent"));

        try (Spool next = afterADeath()) {
            assertEquals(List.of(waits), next.queued());
            assertEquals(List.of(), next.ended(Ending.DONE));
        }
    }

    @Test
    void anOutcomeThatIsNotPublishedYetIsPublishedAfterADeath() throws IOException {
        SpoolEntry entry = store("Hello");
        spool.end(entry, Ending.DONE);

        try (Spool next = afterADeath()) {
            assertEquals(List.of(), next.queued());
            assertEquals(List.of(entry), next.ended(Ending.DONE));
            assertTrue(next.read(entry, Ending.DONE).isPresent());
        }
    }

    @Test
    void aMailTakenBackLeavesNothing() throws IOException {
        store("Hello".getBytes(UTF_8), false);

        assertEquals(List.of(), files(".eml"));
        try (Spool next = afterADeath()) {
            assertEquals(List.of(), next.queued());
        }
    }

    @Test
    void aMailDroppedIsGone() throws IOException {
        spool.remove(store("Hello"));

        try (Spool next = afterADeath()) {
            assertEquals(List.of(), next.queued());
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
        SpoolEntry last = store("last");

        assertEquals(List.of("journal.1", "journal.2"), files("journal"));
        assertEquals(List.of(), files(".eml"));
        try (Spool next = afterADeath()) {
            assertEquals(List.of(last), next.queued());
        }
    }

    /** A power failure leaves a part of what was not forced yet. */
    @Test
    void whereverTheJournalIsCutWhatCameBeforeIsWhole() throws IOException {
        SpoolEntry one = store("one");
        long oneEnds = Files.size(folder.resolve("journal.1"));
        SpoolEntry two = store("two");
        byte[] whole = Files.readAllBytes(folder.resolve("journal.1"));

        for (int length = 0; length <= whole.length; length++) {
            List<SpoolEntry> expected =
                    length < oneEnds ? List.of() : length < whole.length ? List.of(one) : List.of(one, two);
            assertEquals(expected, recovered(Arrays.copyOf(whole, length)), "cut at " + length);
            byte[] zeroed = Arrays.copyOf(Arrays.copyOf(whole, length), whole.length + 100);
            if (length >= 16) {
                assertEquals(expected, recovered(zeroed), "zero from " + length);
            }
        }
    }

    private List<SpoolEntry> recovered(byte[] journal) throws IOException {
        Path copy = Files.createTempDirectory(root, "cut");
        Files.write(copy.resolve("journal.1"), journal);
        try (Spool next = Spool.open(copy, Clock.systemUTC(), new Ticks())) {
            return next.queued();
        }
    }

    @Test
    void aFileThatIsThereAlreadyIsNotMadeAgain() throws IOException {
        SpoolEntry entry = store("Hello");
        byte[] journal = Files.readAllBytes(folder.resolve("journal.1"));
        finish(entry);
        spool.close();
        // As if power had failed before the end was on disk, but after the mail had become a file and been edited.
        Files.write(folder.resolve("journal.1"), journal);
        Files.writeString(folder.resolve(entry.fileName() + ".done"), "edited");
        spool = Spool.open(folder, Clock.systemUTC(), ticks);

        assertEquals(List.of(), spool.queued());
        assertEquals("edited", Files.readString(folder.resolve(entry.fileName() + ".done")));
    }

    @Test
    void aJournalOfAnotherVersionIsLeftAloneAndNamed() throws IOException {
        spool.close();
        Path journal = folder.resolve("journal.1");
        Files.writeString(journal, "something quite different");

        IOException refusal = assertThrows(IOException.class, () -> Spool.open(folder, Clock.systemUTC(), ticks));

        assertEquals(
                "the file " + journal
                        + " is no journal that this version reads; start the version that wrote it, or move it away",
                refusal.getMessage());
        assertEquals("something quite different", Files.readString(journal));
        Files.delete(journal);
        spool = Spool.open(folder, Clock.systemUTC(), ticks);
    }
}
