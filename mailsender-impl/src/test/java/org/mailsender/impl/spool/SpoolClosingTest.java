// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.impl.testing.Records;
import org.mailsender.impl.threads.Time;
import org.mailsender.store.Composition;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.Ending;
import org.mailsender.store.MailEnd;
import org.mailsender.store.MailRecord;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.Storing;
import org.mailsender.store.Terms;
import org.mailsender.store.WaitingMail;

/** A spool that is closed, and what it owes the disk afterwards. */
class SpoolClosingTest {

    private static final Terms TERMS = new Terms(10, 100_000, () -> true);

    @TempDir
    Path folder;

    private final List<Duration> delays = new ArrayList<>();

    private Spool open() throws IOException {
        return Spool.open(folder, Time.system(), (task, delay) -> {
            delays.add(delay);
            return new CompletableFuture<>();
        });
    }

    private static Composition mail() {
        MailRecord record = Records.to("ops@example.com");
        return new Composition(record, out -> out.write("Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
    }

    /** As when a configuration is deleted and made again while an event is rendered. */
    @Test
    void aMailThatIsBeingStoredIsFoundByWhoeverOpensTheSpoolNext() throws Exception {
        Spool spool = open();
        QueueEntry entry = spool.next(false, Optional.empty());
        CountDownLatch composing = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        CompletableFuture<Storing> storing = CompletableFuture.supplyAsync(() -> {
            try {
                return spool.store(
                        entry,
                        () -> {
                            composing.countDown();
                            closed.await();
                            return mail();
                        },
                        TERMS);
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        composing.await();
        spool.close();

        CompletableFuture<Spool> opening = CompletableFuture.supplyAsync(() -> {
            try {
                return open();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThrows(TimeoutException.class, () -> opening.get(200, TimeUnit.MILLISECONDS), "nobody opens it before");
        closed.countDown();
        assertEquals(Storing.Stored.class, storing.join().getClass());
        try (Spool next = opening.join()) {
            assertEquals(
                    List.of(entry),
                    next.waiting().stream().map(WaitingMail::entry).toList());
        }
        assertEquals(new Storing.Abandoned(), spool.store(entry, SpoolClosingTest::mail, TERMS));
    }

    @Test
    void aRemovalIsForcedWithinAFifthOfASecond() throws IOException {
        try (Spool spool = open()) {
            QueueEntry entry = spool.next(false, Optional.empty());
            spool.store(entry, SpoolClosingTest::mail, TERMS);
            spool.end(entry, MailEnd.of(Ending.DONE, DeliveryState.NEW));
            delays.clear();
            spool.published(entry, Ending.DONE);

            assertEquals(List.of(Duration.ofMillis(200)), delays);
        }
    }
}
