// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.Ending;
import org.mailsender.store.MailEnd;
import org.mailsender.store.QueueEntry;

/** While mails leave as fast as they come, they are in the journal; those that have to wait become files. */
class JournalTest extends JournalTestCase {

    @Test
    void theFirstMailIsAFileBecauseTheServerMayBeDown() throws IOException {
        spool.close();
        spool = Spool.open(folder, time, ticks);
        QueueEntry entry = store("Hello");

        assertEquals(List.of(EntryName.of(entry) + ".eml"), files(".eml"));
        assertEquals(List.of(), files("journal"));
    }

    @Test
    void aMailThatFollowsOneThatHasToWaitIsAFileAtOnce() throws IOException {
        QueueEntry waits = store("Hello");
        spool.saveState(waits, DeliveryState.NEW.deferred(Instant.EPOCH, "451 Later"));
        QueueEntry follows = store("Hello");

        assertEquals(List.of(EntryName.of(waits) + ".eml", EntryName.of(follows) + ".eml"), files(".eml"));
    }

    @Test
    void aLargeMailIsAFile() throws IOException {
        QueueEntry entry = store(new byte[Draft.SMALL], true);

        assertEquals(List.of(EntryName.of(entry) + ".eml"), files(".eml"));
    }

    @Test
    void aMailThatWaitsBecomesAFile() throws IOException {
        QueueEntry entry = store("Hello");
        ticks.pass();
        assertEquals(List.of(), files(".eml"));
        ticks.pass();

        assertEquals(List.of(EntryName.of(entry) + ".eml"), files(".eml"));
        assertEquals("Hello", text(spool, entry));
        try (Spool next = afterADeath()) {
            assertEquals(List.of(entry), queued(next));
            assertEquals("Hello", text(next, entry));
        }
        finish(entry);
        ticks.remove();
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
    void aMailWhoseOutcomeIsBeingPublishedBecomesAFileUnderTheNameThatTellsSo() throws IOException {
        QueueEntry entry = store("Hello");
        spool.end(entry, MailEnd.of(Ending.DONE, DeliveryState.NEW));
        ticks.pass();
        ticks.pass();

        assertEquals(List.of(EntryName.of(entry) + ".done"), files(".done"));
        spool.published(entry, Ending.DONE);
        assertEquals(List.of(), files(".done"));
    }

    @Test
    void aMailGivenUpIsInFailedWithItsReason() throws IOException {
        QueueEntry entry = store("Hello");
        spool.end(entry, MailEnd.of(Ending.FAILED, DeliveryState.NEW.givenUp(List.of("ops@example.com"), "550 No")));
        spool.published(entry, Ending.FAILED);

        assertEquals(List.of(entry), spool.failed().entries());
        assertEquals("550 No", spool.failed().read(entry).orElseThrow().state().lastError());
        try (Spool next = afterADeath()) {
            assertEquals(List.of(), queued(next));
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
            assertEquals(tooMany, queued(next).size());
            for (QueueEntry entry : queued(next)) {
                assertEquals(text(spool, entry), text(next, entry));
            }
        }
    }

    @Test
    void ticksAtAnyMomentLoseNoMailOfAnyThread() throws Exception {
        spool.close();
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        ExecutorService senders = Executors.newFixedThreadPool(4);
        spool = Spool.open(folder, time, (task, delay) -> timer.schedule(task, 10, TimeUnit.MICROSECONDS));
        AtomicLong ids = new AtomicLong(100);
        List<Callable<Void>> work = Collections.nCopies(4, () -> {
            for (int i = 0; i < 500; i++) {
                QueueEntry entry = new QueueEntry(ids.incrementAndGet(), false, 0);
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

    @Test
    void aJournalThatWasTakenAwayIsNotTrustedAndAnotherTakesItsPlace() throws IOException {
        QueueEntry inMemory = store("before");
        Files.delete(folder.resolve("journal.1"));
        QueueEntry file = store("after");

        assertEquals(List.of(EntryName.of(file) + ".eml"), files(".eml"));
        ticks.pass();
        ticks.pass();
        assertEquals(List.of(EntryName.of(inMemory) + ".eml", EntryName.of(file) + ".eml"), files(".eml"));

        finish(file);
        ticks.remove();
        QueueEntry again = store("again");
        assertEquals(List.of(EntryName.of(inMemory) + ".eml"), files(".eml"));
        try (Spool next = afterADeath()) {
            assertEquals(List.of(inMemory, again), queued(next));
        }
    }

    @Test
    void closingMakesFilesOfWhatWaits() throws IOException {
        QueueEntry entry = store("Hello");
        spool.close();

        assertEquals(List.of(EntryName.of(entry) + ".eml"), files(".eml"));
        assertEquals(List.of(), files("journal"));
        spool = Spool.open(folder, time, ticks);
        assertEquals("Hello", text(spool, entry));
    }
}
