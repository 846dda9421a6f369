// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailsender.testserver.SmtpTestServer;

/** Kills the process again and again, as {@code kill -9} does: what was announced as queued arrives all the same. */
class CrashTest {

    private static final int ROUNDS = 20;
    private static final int EVENTS_PER_ROUND = 150;

    private final int port = KarafProcess.freePort();
    private final Random random = new Random(4711);
    private final FelixProcess felix = new FelixProcess("crash");
    private final Witness witness = new Witness(felix.home().resolve("witness"));
    private SmtpTestServer server;

    @AfterEach
    void close() {
        felix.close();
        if (server != null) {
            server.close();
        }
    }

    @Test
    void nothingThatWasQueuedIsLost() {
        PosterBundle.writeTo(felix.home().resolve("bundle"));
        felix.write(
                "etc/org.mailsender-orders.cfg",
                "mailServer=127.0.0.1\nport=" + port + "\nsender=app@example.com\nrecipients=ops@example.com\n"
                        + "retryDelaySeconds=1\nretryMaxDelaySeconds=1\nspoolDirectory="
                        + felix.home().resolve("spool") + "\n");
        int killsWithJournal = 0;
        for (int round = 0; round < ROUNDS; round++) {
            // The first half dies while posting to a server that is down, the second half also while sending.
            if (round == ROUNDS / 2) {
                server = SmtpTestServer.start(port);
            }
            start(round * EVENTS_PER_ROUND, EVENTS_PER_ROUND);
            int lines = witness.lines().size() + 1 + random.nextInt(EVENTS_PER_ROUND);
            felix.eventually(
                    () -> witness.lines().size() >= lines || witness.hasEnded(), "line " + lines + " of the witness");
            felix.kill();
            killsWithJournal += hasJournal() ? 1 : 0;
        }
        Set<String> queued = witness.distinct("orders/Queued ");

        start(0, 0);
        felix.eventually(() -> arrived().containsAll(queued), "the arrival of all " + queued.size() + " mails");

        long mails = server.mails().size();
        long distinct = arrived().size();
        System.out.println("Killed " + ROUNDS + " times: " + queued.size() + " mails were announced as queued, "
                + distinct + " arrived, " + (mails - distinct) + " of them twice; " + killsWithJournal
                + " times there was a journal.");
        assertTrue(queued.size() > ROUNDS, "too few events were queued to show anything: " + queued.size());
        assertTrue(mails - distinct <= ROUNDS, "more doubles than kills: " + (mails - distinct));
        assertEquals(Set.of(), witness.distinct("orders/Failed "));
        assertTrue(killsWithJournal > 0, "no kill met the journal, which is written while the server takes mails");
    }

    private boolean hasJournal() {
        return Stream.of("journal.1", "journal.2")
                .map(felix.home().resolve("spool").resolve("orders")::resolve)
                .anyMatch(Files::exists);
    }

    private void start(int first, int count) {
        felix.start("-Dposter.witness=" + witness.file(), "-Dposter.first=" + first, "-Dposter.count=" + count);
    }

    private Set<String> arrived() {
        return server.mails().stream()
                .map(mail -> mail.header("Subject"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
