// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailsender.testserver.SmtpTestServer;

/** Neither a long queue nor a large mail needs a large heap. */
class MemoryTest {

    private final int port = KarafProcess.freePort();
    private final FelixProcess felix = new FelixProcess("memory");
    private final Path witness = felix.home().resolve("witness");
    private SmtpTestServer server;

    @AfterEach
    void close() {
        felix.close();
        if (server != null) {
            server.close();
        }
    }

    private void configure(String more) {
        PosterBundle.writeTo(felix.home().resolve("bundle"));
        felix.write(
                "etc/org.mailsender-orders.cfg",
                "mailServer=127.0.0.1\nport=" + port + "\nsender=app@example.com\nrecipients=ops@example.com\n"
                        + "retryDelaySeconds=1\nretryMaxDelaySeconds=1\n" + more);
    }

    private String witnessed() {
        try {
            return Files.exists(witness) ? Files.readString(witness) : "";
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void twentyThousandMailsWaitInAHeapOf128MegabytesAndArrive() {
        int count = 20_000;
        configure("");
        felix.start("-Xmx128m", "-Dposter.witness=" + witness, "-Dposter.first=0", "-Dposter.count=" + count);
        felix.eventually(() -> witnessed().contains("end of posting"), "all events to be posted");

        server = SmtpTestServer.start(port);
        felix.eventually(
                () -> server.mails().size() >= count,
                "all mails, but " + server.mails().size() + " came");

        assertEquals(
                count,
                server.mails().stream()
                        .map(mail -> mail.header("Subject"))
                        .collect(Collectors.toSet())
                        .size());
        assertFalse(felix.output().contains("OutOfMemory"));
    }

    @Test
    void fiveMegabytesOfHtmlInAHeapOf40HaveAnOutcomeAndHoldUpNoOtherMail() {
        server = SmtpTestServer.start(port);
        Path spool = felix.home().resolve("spool");
        configure("spoolDirectory=" + spool + "\n");
        felix.start(
                "-Xmx40m", "-Dposter.witness=" + witness, "-Dposter.first=0", "-Dposter.html=3", "-Dposter.count=6");

        felix.eventually(() -> IntStream.range(0, 6).allMatch(this::hasOutcome), "an outcome of each");

        IntStream.range(3, 6).forEach(i -> assertTrue(witnessed().contains("orders/Done n" + i + "."), witnessed()));
        felix.eventually(() -> waiting(spool) == 0, "an empty queue");
    }

    private static long waiting(Path spool) {
        try (Stream<Path> files = Files.list(spool.resolve("orders"))) {
            return files.filter(file -> file.toString().endsWith(".eml")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean hasOutcome(int event) {
        return witnessed().contains("orders/Done n" + event + ".")
                || witnessed().contains("orders/Failed n" + event + ".");
    }

    @Test
    void aFileOf50MegabytesTravelsThroughAHeapOf64() throws IOException {
        Path file = felix.home().resolve("large.bin");
        long size = 50L * 1024 * 1024;
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(size);
        }
        server = SmtpTestServer.start(port);
        configure("maxMessageBytes=100000000\n");
        felix.start(
                "-Xmx64m",
                "-Dposter.witness=" + witness,
                "-Dposter.first=0",
                "-Dposter.count=1",
                "-Dposter.attachment=" + file);

        felix.eventually(() -> witnessed().contains("orders/Done n0."), "Done; so far " + witnessed());

        int bytes = server.mails().get(0).content().length;
        assertTrue(bytes > size * 4 / 3, "the mail has " + bytes + " bytes");
        assertFalse(felix.output().contains("OutOfMemory"));
    }
}
