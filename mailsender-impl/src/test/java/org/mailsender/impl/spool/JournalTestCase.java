// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.impl.testing.MovableTime;
import org.mailsender.impl.testing.Records;
import org.mailsender.impl.threads.LaterTasks;
import org.mailsender.store.Composition;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.Durability;
import org.mailsender.store.Ending;
import org.mailsender.store.MailEnd;
import org.mailsender.store.MailRecord;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.StoredMail;
import org.mailsender.store.Storing;
import org.mailsender.store.Terms;
import org.mailsender.store.WaitingMail;

/** A spool whose server took a mail a moment ago, so that small mails go to its journal. */
abstract class JournalTestCase {

    /** The journal's ticks and removals pass when a test says so; what else the spool does later is none of them. */
    static final class Ticks implements LaterTasks {

        private static final Duration TICK = Duration.ofMillis(100);
        private static final Duration REMOVAL = Duration.ofMillis(50);

        final Queue<Runnable> waiting = new ArrayDeque<>();
        private final Queue<Runnable> removals = new ArrayDeque<>();

        @Override
        public Future<?> schedule(Runnable task, Duration delay) {
            if (delay.equals(TICK)) {
                waiting.add(task);
            } else if (delay.equals(REMOVAL)) {
                removals.add(task);
            }
            return new CompletableFuture<>();
        }

        void pass() {
            waiting.remove().run();
        }

        /** Has files deleted whose mails were sent. */
        void remove() {
            removals.remove().run();
        }
    }

    static final String HEADER = "Subject: test\r\n\r\n";

    @TempDir
    Path root;

    /** Stands still: mails flow until a test ends that. */
    final MovableTime time = new MovableTime();

    final Ticks ticks = new Ticks();
    Path folder;
    Spool spool;
    private long lastId;

    @BeforeEach
    void letMailsFlow() throws IOException {
        folder = root.resolve("orders");
        spool = Spool.open(folder, time, ticks);
        finish(store("the first"));
    }

    @AfterEach
    void close() throws IOException {
        spool.close();
    }

    QueueEntry store(String text) throws IOException {
        return store((HEADER + text).getBytes(UTF_8), true);
    }

    QueueEntry store(byte[] text, boolean commit) throws IOException {
        QueueEntry entry = new QueueEntry(++lastId, false, 0);
        storeAs(entry, text, commit);
        return entry;
    }

    void storeAs(QueueEntry entry, byte[] text, boolean commit) throws IOException {
        MailRecord mail = Records.to("ops@example.com");
        Storing storing = spool.store(
                entry,
                () -> new Composition(mail, out -> out.write(text)),
                new Terms(Integer.MAX_VALUE, Long.MAX_VALUE, () -> commit));
        assertEquals(commit ? new Storing.Stored(mail, Durability.LOCAL) : new Storing.Abandoned(), storing);
    }

    void finish(QueueEntry entry) throws IOException {
        spool.end(entry, MailEnd.of(Ending.DONE, DeliveryState.NEW));
        spool.published(entry, Ending.DONE);
    }

    static List<QueueEntry> queued(Spool spool) throws IOException {
        return spool.waiting().stream().map(WaitingMail::entry).toList();
    }

    static String text(Spool spool, QueueEntry entry) throws IOException {
        return text(spool.read(entry).orElseThrow());
    }

    static String text(StoredMail mail) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        mail.writeTo(out);
        return out.toString(UTF_8).substring(HEADER.length());
    }

    List<String> files(String part) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.contains(part))
                    .sorted()
                    .toList();
        }
    }

    /** What a process finds that starts after this one was killed now. */
    Spool afterADeath() throws IOException {
        Path copy = Files.createTempDirectory(root, "copy");
        for (String name : files("")) {
            if (!name.equals("failed") && !name.equals("lock")) {
                Files.copy(folder.resolve(name), copy.resolve(name));
            }
        }
        return Spool.open(copy, time, new Ticks());
    }
}
