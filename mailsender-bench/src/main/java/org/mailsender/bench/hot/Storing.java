// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.hot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.mailsender.bench.Scenarios;
import org.mailsender.impl.spool.Spool;
import org.mailsender.impl.threads.Time;
import org.mailsender.store.Composition;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.Ending;
import org.mailsender.store.Endpoint;
import org.mailsender.store.Envelope;
import org.mailsender.store.MailEnd;
import org.mailsender.store.MailRecord;
import org.mailsender.store.MailStore;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.Terms;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to make a mail exist durably, and to let go of it: as a file, which a mail is that may have to wait, and
 * in the journal, where it is while the server takes mails as they come. Alone, and with four threads that do it at the
 * same time.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class Storing {

    private static final Terms ANY = new Terms(Integer.MAX_VALUE, Long.MAX_VALUE, () -> true);

    /** Length of the text, in bytes. */
    @Param({"1024", "20480"})
    private int length;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final MailRecord mail = new MailRecord(
            Instant.EPOCH,
            new Envelope("app@example.com", List.of("ops@example.com"), false),
            "<id@example.com>",
            "subject",
            Endpoint.NONE,
            "bench/Send",
            Optional.empty(),
            Optional.empty(),
            List.of());
    private byte[] text;
    private MailStore store;

    /**
     * Opens a spool.
     *
     * @throws IOException if it cannot be
     */
    @Setup
    public void open() throws IOException {
        Path work = Files.createDirectories(Path.of(System.getProperty("bench.work", "target/bench")));
        text = Scenarios.text(length).getBytes(StandardCharsets.UTF_8);
        store = Spool.open(
                Files.createTempDirectory(work, "spool"),
                Time.system(),
                (task, delay) -> timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS));
    }

    /**
     * Closes it.
     *
     * @throws IOException if it cannot be
     */
    @TearDown
    public void close() throws IOException {
        store.close();
        timer.shutdown();
    }

    /**
     * A mail that is dropped: none was ever sent, so that each is a file.
     *
     * @throws IOException never
     */
    @Benchmark
    public void asFile() throws IOException {
        store.remove(stored());
    }

    /**
     * A mail that is sent at once, like the one before it.
     *
     * @throws IOException never
     */
    @Benchmark
    public void inJournal() throws IOException {
        QueueEntry entry = stored();
        store.end(entry, MailEnd.of(Ending.DONE, DeliveryState.NEW));
        store.published(entry, Ending.DONE);
    }

    /**
     * Four threads, each mail a file.
     *
     * @throws IOException never
     */
    @Benchmark
    @Threads(4)
    public void asFileByFour() throws IOException {
        asFile();
    }

    /**
     * Four threads, which share forces.
     *
     * @throws IOException never
     */
    @Benchmark
    @Threads(4)
    public void inJournalByFour() throws IOException {
        inJournal();
    }

    private QueueEntry stored() throws IOException {
        QueueEntry entry = store.next(false, Optional.empty());
        store.store(entry, () -> new Composition(mail, out -> out.write(text)), ANY);
        return entry;
    }
}
