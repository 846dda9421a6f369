// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.mailsender.dist.Faults.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailsender.testserver.SmtpTestServer;

/** Whatever the system refuses a real Felix for a while: no mail is lost by it, and every event has one outcome. */
class FaultTest {

    private static final int EVENTS = 30;

    private final int port = KarafProcess.freePort();
    private final FelixProcess felix = new FelixProcess("faults");
    private final Path spool = felix.home().resolve("spool");
    private final Witness witness = new Witness(felix.home().resolve("witness"));
    private final Optional<Faults> possible = Faults.in(felix.home().resolve("faults"), spool);
    private SmtpTestServer server;

    @AfterEach
    void close() {
        felix.close();
        if (server != null) {
            server.close();
        }
    }

    private Faults prepare() {
        return prepare(1);
    }

    private Faults prepare(int retrySeconds) {
        assumeTrue(possible.isPresent(), "no C compiler");
        PosterBundle.writeTo(felix.home().resolve("bundle"));
        felix.write(
                "etc/org.mailsender-orders.cfg",
                "mailServer=127.0.0.1\nport=" + port + "\nsender=app@example.com\nrecipients=ops@example.com\n"
                        + "retryDelaySeconds=" + retrySeconds + "\nretryMaxDelaySeconds=" + retrySeconds
                        + "\nspoolDirectory=" + spool + "\n");
        return possible.get();
    }

    private void start(int count) {
        felix.start(
                possible.orElseThrow().environment(),
                "-Dposter.witness=" + witness.file(),
                "-Dposter.first=0",
                "-Dposter.count=" + count);
    }

    private Set<String> arrived() {
        Set<String> subjects = new TreeSet<>();
        server.mails().forEach(mail -> subjects.add(mail.header("Subject")));
        return subjects;
    }

    private void awaitEveryMailOnce() {
        felix.eventually(() -> witness.distinct("orders/Done ").size() == EVENTS, "all mails");
        assertEquals(EVENTS, arrived().size());
        assertEquals(EVENTS, server.mails().size());
        assertEquals(Set.of(), witness.distinct("orders/Failed "));
        assertEquals(EVENTS, witness.all("orders/Done ").size());
    }

    @Test
    void queuedMailsWaitWhileTheProcessHasNoFileDescriptorLeft() throws Exception {
        prepare();
        start(EVENTS);
        felix.eventually(() -> witness.ends() == 1, "the posting");
        assertEquals(EVENTS, witness.distinct("orders/Queued ").size());
        assumeTrue(limitDescriptors(descriptors() - 1), "prlimit is missing");
        String before = felix.output();

        felix.eventually(() -> felix.output().length() > before.length(), "a word on the shortage");
        server = SmtpTestServer.start(port);
        limitDescriptors(4096);

        awaitEveryMailOnce();
    }

    private long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/" + felix.pid() + "/fd"))) {
            return open.count();
        }
    }

    private boolean limitDescriptors(long most) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder("prlimit", "--pid", "" + felix.pid(), "--nofile=" + most + ":")
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            System.out.println("SKIPPED: the shortage of file descriptors, because " + e.getMessage());
            return false;
        }
    }

    @Test
    void queuedMailsWaitWhileNoThreadCanBeStarted() {
        // Threads are kept for ten seconds, and used again.
        Faults faults = prepare(12);
        start(EVENTS);
        felix.eventually(() -> witness.ends() == 1, "the posting");
        faults.inject(fault("thread", Faults.EAGAIN, 100, 0));
        felix.eventually(() -> felix.output().contains("no thread can be started"), "a word on the shortage");
        server = SmtpTestServer.start(port);
        faults.none();

        awaitEveryMailOnce();
    }

    @Test
    void queuedMailsWaitWhileTheirFolderIsAway() throws IOException {
        prepare();
        start(EVENTS);
        felix.eventually(() -> witness.ends() == 1, "the posting");
        Path away = Files.move(spool.resolve("orders"), felix.home().resolve("away"));
        server = SmtpTestServer.start(port);
        felix.eventually(() -> felix.output().contains("is not there; it was moved"), "a word on the folder");
        Files.move(away, spool.resolve("orders"));

        awaitEveryMailOnce();
    }

    @Test
    void whatCannotBeDeletedIsNotSentAgain() {
        Faults faults = prepare();
        start(EVENTS);
        felix.eventually(() -> witness.ends() == 1, "the posting");
        faults.inject(fault("unlink", Faults.EIO, 100, 0));
        server = SmtpTestServer.start(port);
        felix.eventually(() -> arrived().size() == EVENTS, "all mails");
        felix.eventually(() -> witness.distinct("orders/Done ").size() == EVENTS, "their outcomes");

        felix.kill();
        faults.none();
        start(0);
        felix.eventually(() -> spooled() == 0, "an empty spool");
        assertEquals(EVENTS, server.mails().size());
    }

    @Test
    void aDiskThatIsSlowToForceAnswersInTimeWithOneOutcome() {
        Faults faults = prepare();
        server = SmtpTestServer.start(port);
        faults.inject(fault("force", 0, 100, 4000));
        start(3);
        felix.eventually(() -> witness.ends() == 1, "the posting");
        faults.none();

        felix.eventually(() -> outcomes().size() == 3, "three outcomes");
        assertEquals(
                3,
                witness.all("orders/Done ").size()
                        + witness.all("orders/Failed ").size());
        assertTrue(witness.slowest() < 3500, "an event took " + witness.slowest() + " ms");
        felix.eventually(() -> spooled() == 0, "an empty spool");
        assertEquals(witness.distinct("orders/Done "), arrived());
    }

    private Set<String> outcomes() {
        Set<String> all = witness.distinct("orders/Done ");
        all.addAll(witness.distinct("orders/Failed "));
        return all;
    }

    private long spooled() {
        try (Stream<Path> files = Files.list(spool.resolve("orders"))) {
            return files.filter(file -> file.toString().endsWith(".eml")).count();
        } catch (IOException e) {
            return -1;
        }
    }
}
