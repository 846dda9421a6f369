// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.impl.mail.Envelope;
import org.mailsender.impl.tasks.LaterTasks;

/** While mails leave as fast as they come, they are in the journal: as safe there as in files of their own. */
class JournalTest {

    /** Time passes when a test says so. */
    private static final class Ticks implements LaterTasks {

        private final Queue<Runnable> waiting = new ArrayDeque<>();

        @Override
        public Future<?> schedule(Runnable task, Duration delay) {
            waiting.add(task);
            return new CompletableFuture<>();
        }

        void pass() {
            waiting.remove().run();
        }
    }

    private static final String HEADER = "Subject: test\r\n\r\n";

    @TempDir
    Path root;

    private final Ticks ticks = new Ticks();
    private Path folder;
    private Spool spool;
    private long lastId;

    @BeforeEach
    void letMailsFlow() throws IOException {
        folder = root.resolve("orders");
        spool = Spool.open(folder, Clock.systemUTC(), ticks);
        finish(store("the first"));
    }

    @AfterEach
    void close() throws IOException {
        spool.close();
    }

    private SpoolEntry store(String text) throws IOException {
        return store((HEADER + text).getBytes(UTF_8), true);
    }

    private SpoolEntry store(byte[] text, boolean commit) throws IOException {
        SpoolEntry entry = new SpoolEntry(++lastId, false, 0);
        storeAs(entry, text, commit);
        return entry;
    }

    private void storeAs(SpoolEntry entry, byte[] text, boolean commit) throws IOException {
        MailRecord mail = new MailRecord(
                Instant.EPOCH,
                new Envelope("app@example.com", List.of("ops@example.com"), false),
                "<id@example.com>",
                "subject",
                "",
                "orders/Send",
                Optional.empty(),
                Optional.empty(),
                List.of());
        assertEquals(commit, spool.store(entry, mail, out -> out.write(text), Long.MAX_VALUE, () -> commit));
    }

    private void finish(SpoolEntry entry) throws IOException {
        spool.end(entry, Ending.DONE);
        spool.release(entry, Ending.DONE);
    }

    private static String text(Spool spool, SpoolEntry entry) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        spool.read(entry).orElseThrow().writeTo(out);
        return out.toString(UTF_8).substring(HEADER.length());
    }

    private List<String> files(String part) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.contains(part))
                    .sorted()
                    .toList();
        }
    }

    /** What a process finds that starts after this one was killed now. */
    private Spool afterADeath() throws IOException {
        Path copy = Files.createTempDirectory(root, "copy");
        for (String name : files("")) {
            if (!name.equals("failed") && !name.equals("lock")) {
                Files.copy(folder.resolve(name), copy.resolve(name));
            }
        }
        return Spool.open(copy, Clock.systemUTC(), new Ticks());
    }

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
    void theFirstMailIsAFileBecauseTheServerMayBeDown() throws IOException {
        spool.close();
        spool = Spool.open(folder, Clock.systemUTC(), ticks);
        SpoolEntry entry = store("Hello");

        assertEquals(List.of(entry.fileName() + ".eml"), files(".eml"));
        assertEquals(List.of(), files("journal"));
    }

    @Test
    void aMailThatFollowsOneThatHasToWaitIsAFileAtOnce() throws IOException {
        SpoolEntry waits = store("Hello");
        spool.saveState(waits, DeliveryState.NEW.deferred(Instant.EPOCH, "451 Later"));
        SpoolEntry follows = store("Hello");

        assertEquals(List.of(waits.fileName() + ".eml", follows.fileName() + ".eml"), files(".eml"));
    }

    @Test
    void aLargeMailIsAFile() throws IOException {
        SpoolEntry entry = store(new byte[Draft.SMALL], true);

        assertEquals(List.of(entry.fileName() + ".eml"), files(".eml"));
    }

    @Test
    void aMailThatWaitsBecomesAFile() throws IOException {
        SpoolEntry entry = store("Hello");
        ticks.pass();
        assertEquals(List.of(), files(".eml"));
        ticks.pass();

        assertEquals(List.of(entry.fileName() + ".eml"), files(".eml"));
        assertEquals("Hello", text(spool, entry));
        try (Spool next = afterADeath()) {
            assertEquals(List.of(entry), next.queued());
            assertEquals("Hello", text(next, entry));
        }
        finish(entry);
        assertEquals(List.of(), files(".eml"));
    }

    @Test
    void anIdleSpoolHasNoJournalAndNothingToDo() throws IOException {
        finish(store("Hello"));
        assertEquals(List.of("journal.1"), files("journal"));
        ticks.pass();
        ticks.pass();

        assertEquals(List.of(), files("journal"));
        assertTrue(ticks.waiting.isEmpty());
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
    void aMailWhoseOutcomeIsBeingPublishedBecomesAFileUnderTheNameThatTellsSo() throws IOException {
        SpoolEntry entry = store("Hello");
        spool.end(entry, Ending.DONE);
        ticks.pass();
        ticks.pass();

        assertEquals(List.of(entry.fileName() + ".done"), files(".done"));
        spool.release(entry, Ending.DONE);
        assertEquals(List.of(), files(".done"));
    }

    @Test
    void aMailGivenUpIsInFailedWithItsReason() throws IOException {
        SpoolEntry entry = store("Hello");
        spool.saveState(entry, DeliveryState.NEW.givenUp(List.of("ops@example.com"), "550 No"));
        spool.end(entry, Ending.FAILED);
        spool.release(entry, Ending.FAILED);

        assertEquals(List.of(entry), spool.failed().entries());
        assertEquals("550 No", spool.failed().read(entry).orElseThrow().state().lastError());
        try (Spool next = afterADeath()) {
            assertEquals(List.of(), next.queued());
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
    void whatTheJournalCannotHoldBecomesFiles() throws IOException {
        int tooMany = 2 * JournalSegment.CAPACITY / 60_000 + 5;
        for (int i = 0; i < tooMany; i++) {
            store(("mail " + i + " ").repeat(60_000).substring(0, 60_000));
        }

        assertFalse(files(".eml").isEmpty());
        assertTrue(files(".eml").size() < 10, "most are in the journal");
        try (Spool next = afterADeath()) {
            assertEquals(tooMany, next.queued().size());
            for (SpoolEntry entry : next.queued()) {
                assertEquals(text(spool, entry), text(next, entry));
            }
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

    @Test
    void ticksAtAnyMomentLoseNoMailOfAnyThread() throws Exception {
        spool.close();
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        ExecutorService senders = Executors.newFixedThreadPool(4);
        spool = Spool.open(folder, Clock.systemUTC(), (task, delay) -> timer.schedule(task, 10, TimeUnit.MICROSECONDS));
        AtomicLong ids = new AtomicLong(100);
        List<Callable<Void>> work = Collections.nCopies(4, () -> {
            for (int i = 0; i < 500; i++) {
                SpoolEntry entry = new SpoolEntry(ids.incrementAndGet(), false, 0);
                storeAs(entry, (HEADER + "x".repeat(30_000)).getBytes(UTF_8), true);
                assertTrue(spool.read(entry).isPresent());
                finish(entry);
            }
            return null;
        });
        try {
            for (Future<Void> done : senders.invokeAll(work)) {
                done.get();
            }
        } finally {
            senders.shutdown();
            spool.close();
            timer.shutdown();
        }

        assertEquals(List.of(), files(".eml"));
        assertEquals(List.of(), files(".done"));
        assertEquals(List.of(), files("journal"));
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
    void aJournalThatWasTakenAwayIsNotTrustedAndAnotherTakesItsPlace() throws IOException {
        SpoolEntry inMemory = store("before");
        Files.delete(folder.resolve("journal.1"));
        SpoolEntry file = store("after");

        assertEquals(List.of(file.fileName() + ".eml"), files(".eml"));
        ticks.pass();
        ticks.pass();
        assertEquals(List.of(inMemory.fileName() + ".eml", file.fileName() + ".eml"), files(".eml"));

        finish(file);
        SpoolEntry again = store("again");
        assertEquals(List.of(inMemory.fileName() + ".eml"), files(".eml"));
        try (Spool next = afterADeath()) {
            assertEquals(List.of(inMemory, again), next.queued());
        }
    }

    @Test
    void closingMakesFilesOfWhatWaits() throws IOException {
        SpoolEntry entry = store("Hello");
        spool.close();

        assertEquals(List.of(entry.fileName() + ".eml"), files(".eml"));
        assertEquals(List.of(), files("journal"));
        spool = Spool.open(folder, Clock.systemUTC(), ticks);
        assertEquals("Hello", text(spool, entry));
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
