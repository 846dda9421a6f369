// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.mailsender.store.Composition;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.Ending;
import org.mailsender.store.Endpoint;
import org.mailsender.store.Envelope;
import org.mailsender.store.MailEnd;
import org.mailsender.store.MailRecord;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.Sharing;
import org.mailsender.store.StoreRequest;
import org.mailsender.store.Storing;
import org.mailsender.store.Terms;
import org.mailsender.store.Wish;

/** A node with the store of one instance. */
final class TestNode implements AutoCloseable {

    static final String INSTANCE = "orders";

    final Database database;
    final DatabaseStore store;
    final Sharing sharing;
    final RecordingListener listener = new RecordingListener();

    TestNode(DataSource source, String name, Duration lease) {
        this(source, new DatabaseSettings(name, lease, Duration.ofSeconds(3), Duration.ofMillis(500), true));
    }

    TestNode(DataSource source, DatabaseSettings settings) {
        database = new Database(source, settings);
        store = database.open(new StoreRequest(INSTANCE, "settings", new EmptySpool(), new LineFormat()));
        sharing = store.sharing().orElseThrow();
    }

    TestNode start() {
        sharing.start(listener);
        return this;
    }

    TestNode awaitReign() {
        await("reign", sharing::reigns);
        return this;
    }

    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + what);
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    QueueEntry next() {
        return store.next(false, Optional.empty());
    }

    Storing insert(QueueEntry entry, String text) throws IOException {
        return insert(entry, text, Optional.empty(), 100_000);
    }

    Storing insert(QueueEntry entry, String text, Optional<String> key, int maxQueued) throws IOException {
        byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
        return store.insert(
                entry,
                new Composition(record(entry, text, key), out -> out.write(octets)),
                new Terms(maxQueued, 100 << 20, () -> true));
    }

    static MailRecord record(QueueEntry entry, String subject, Optional<String> key) {
        return new MailRecord(
                entry.taken(),
                new Envelope("app@example.com", List.of("a@example.com"), false),
                "<id@example.com>",
                subject.substring(0, Math.min(20, subject.length())),
                Endpoint.NONE,
                "orders/Send",
                key,
                Optional.empty(),
                List.of());
    }

    /** Stored and announced. */
    QueueEntry mail(String text) throws IOException {
        QueueEntry entry = next();
        if (!(insert(entry, text) instanceof Storing.Stored)) {
            throw new AssertionError("not stored: " + text);
        }
        sharing.announced(entry);
        return entry;
    }

    static DeliveryState accepted() {
        return DeliveryState.NEW.afterAttempt(List.of("a@example.com"), java.util.Map.of());
    }

    static MailEnd done() {
        return new MailEnd(Ending.DONE, accepted(), "mx:25", "250 ok");
    }

    static MailEnd failed() {
        return MailEnd.of(Ending.FAILED, DeliveryState.NEW.givenUp(List.of("a@example.com"), "550 no"));
    }

    /** A record as text. */
    String record() {
        return new LineFormat().write(record(next(), "Hello", Optional.empty()));
    }

    /** As if the database had told of other mails. */
    void forgetWindow() {
        store.mayHaveMore();
    }

    List<Long> waitingIds() throws IOException {
        return store.waiting().stream().map(mail -> mail.entry().id()).toList();
    }

    boolean waits(QueueEntry entry) {
        try {
            return waitingIds().contains(entry.id());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    List<QueueEntry> owed(Ending ending) {
        try {
            return store.owed(ending);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Wish> wishes() {
        try {
            return sharing.wishes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
