// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.impl.mail.Envelope;
import org.mailsender.impl.tasks.LaterTasks;

/** A spool whose server took a mail a moment ago, so that small mails go to its journal. */
abstract class JournalTestCase {

    /** Time passes when a test says so. */
    static final class Ticks implements LaterTasks {

        final Queue<Runnable> waiting = new ArrayDeque<>();

        @Override
        public Future<?> schedule(Runnable task, Duration delay) {
            waiting.add(task);
            return new CompletableFuture<>();
        }

        void pass() {
            waiting.remove().run();
        }
    }

    static final String HEADER = "Subject: test\r\n\r\n";

    @TempDir
    Path root;

    final Ticks ticks = new Ticks();
    Path folder;
    Spool spool;
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

    SpoolEntry store(String text) throws IOException {
        return store((HEADER + text).getBytes(UTF_8), true);
    }

    SpoolEntry store(byte[] text, boolean commit) throws IOException {
        SpoolEntry entry = new SpoolEntry(++lastId, false, 0);
        storeAs(entry, text, commit);
        return entry;
    }

    void storeAs(SpoolEntry entry, byte[] text, boolean commit) throws IOException {
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

    void finish(SpoolEntry entry) throws IOException {
        spool.end(entry, Ending.DONE);
        spool.release(entry, Ending.DONE);
    }

    static String text(Spool spool, SpoolEntry entry) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        spool.read(entry).orElseThrow().writeTo(out);
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
        return Spool.open(copy, Clock.systemUTC(), new Ticks());
    }
}
