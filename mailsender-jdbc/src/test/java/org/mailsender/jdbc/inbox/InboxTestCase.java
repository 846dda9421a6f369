// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.inbox;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.impl.spool.Spool;
import org.mailsender.impl.threads.Time;
import org.mailsender.store.Composition;
import org.mailsender.store.Endpoint;
import org.mailsender.store.Envelope;
import org.mailsender.store.MailRecord;
import org.mailsender.store.MailStore;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.Sharing;
import org.mailsender.store.Storing;
import org.mailsender.store.Terms;

/** An inbox with a real spool below it, and another one in the database's place. */
abstract class InboxTestCase {

    static final Terms TERMS = new Terms(1000, 1 << 20, () -> true);

    @TempDir
    Path folder;

    final InboxThread thread = new InboxThread();
    Spool central;
    FakeCentral database;
    MailStore store;
    Sharing sharing;
    TellingListener listener;

    @BeforeEach
    void openAll() throws IOException {
        central = spool("central");
        database = new FakeCentral(central);
        open();
    }

    @AfterEach
    void closeAll() throws IOException {
        store.close();
        thread.close();
    }

    /** What is left on the disk is found. */
    void open() throws IOException {
        store = InboxStore.open(database, spool("local"), thread);
        sharing = store.sharing().orElseThrow();
        listener = new TellingListener(store);
    }

    /** As if the process had died, but for the central one, which is another's. */
    void reopen(Spool local) throws IOException {
        local.close();
        open();
    }

    Spool spool(String name) throws IOException {
        return Spool.open(
                folder.resolve(name),
                Time.system(),
                (task, delay) -> CompletableFuture.runAsync(
                        task, CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS)));
    }

    static Composition mail(String subject, Optional<String> key) {
        MailRecord record = new MailRecord(
                Instant.now(),
                new Envelope("app@example.com", List.of("a@example.com"), false),
                "<" + subject + "@example.com>",
                subject,
                Endpoint.NONE,
                "orders/Send",
                key,
                Optional.empty(),
                List.of());
        return new Composition(
                record,
                out -> out.write(("Subject: " + subject + "\r\n\r\nbody\r\n").getBytes(StandardCharsets.US_ASCII)));
    }

    static Storing put(MailStore into, QueueEntry entry, String subject, Optional<String> key) throws IOException {
        return into.store(entry, () -> mail(subject, key), TERMS);
    }

    Storing.Stored take(String subject) throws IOException {
        QueueEntry entry = store.next(false, Optional.empty());
        Storing storing = put(store, entry, subject, Optional.empty());
        sharing.announced(entry);
        return (Storing.Stored) storing;
    }

    /** In the order in which they would be sent. */
    List<String> inDatabase() {
        try {
            return central.waiting().stream()
                    .map(mail -> subject(central, mail.entry()))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static String subject(MailStore from, QueueEntry entry) {
        try {
            return from.read(entry).orElseThrow().mail().subject();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    int inbox() {
        return sharing.census().inbox();
    }

    /** Until it has done all that it has been told to do at once. */
    void awaitInboxThread() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        thread.run(done::countDown, Duration.ZERO);
        assertTrue(done.await(20, TimeUnit.SECONDS));
    }

    static void await(BooleanSupplier condition, String what) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, () -> "waited in vain for " + what);
            LockSupport.parkNanos(2_000_000);
        }
    }
}
