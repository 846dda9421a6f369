// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.impl.testing.InstanceFixture;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.SmtpTestServer;
import org.mailsender.testserver.Step;

/** A disk of four megabytes that is full: who has a mail does not get it again, and who has not gets it when there is room. */
class FullDiskTest {

    @TempDir
    Path disk;

    private final SmtpTestServer server = SmtpTestServer.start();
    private InstanceFixture orders;
    private boolean mounted;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=4m,mode=700", "tmpfs", disk.toString());
        if (!mounted) {
            System.out.println("SKIPPED: tests with a full disk, because only root can mount one");
        }
        assumeTrue(mounted, "no disk can be mounted");
        orders = new InstanceFixture(server, disk.resolve("orders"));
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (orders != null) {
            orders.close();
        }
        server.close();
        if (mounted) {
            run("umount", "-l", disk.toString());
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private Path fill() throws IOException {
        Path filler = disk.resolve("filler");
        try (OutputStream out = Files.newOutputStream(filler)) {
            for (int i = 0; i < 5000; i++) {
                out.write(new byte[1024]);
            }
        } catch (IOException full) {
            return filler;
        }
        throw new AssertionError("the disk takes more than it has");
    }

    private long mailsTo(String recipient) {
        return server.mails().stream()
                .filter(mail -> mail.recipients().contains(recipient))
                .count();
    }

    @Test
    void whoHasTheMailDoesNotGetItAgain() throws IOException {
        server.when(Step.RCPT).containing("later@").then(Reaction.reply("450 4.2.0 Later"));
        orders.with("recipients", "first@example.com,later@example.com").start().send("one");
        orders.await("Deferred", 1);
        Path filler = fill();
        orders.await("Deferred", 4);

        assertEquals(1, mailsTo("first@example.com"));
        server.behave();
        Files.delete(filler);
        orders.await("Done", 1);

        assertEquals(1, mailsTo("first@example.com"));
        assertEquals(1, mailsTo("later@example.com"));
        assertEquals("", orders.status().spoolTrouble());
    }

    @Test
    void whoHasTheMailDoesNotGetItAgainAfterARestartEither() throws IOException {
        server.when(Step.RCPT).containing("later@").then(Reaction.reply("450 4.2.0 Later"));
        orders.with("recipients", "first@example.com,later@example.com").start();
        orders.send("warm-up");
        orders.await("Deferred", 1);
        Path filler = fill();
        orders.await("Deferred", 3);
        orders.restart();
        server.behave();
        Files.delete(filler);
        orders.await("Done", 1);

        assertEquals(1, mailsTo("first@example.com"));
        assertEquals(1, mailsTo("later@example.com"));
        assertTrue(orders.posted("Failed").isEmpty());
    }

    @Test
    void anEventThatFindsNoRoomIsRefusedWithTheReasonAndTheNextIsTaken() throws IOException {
        orders.start().send("one");
        orders.await("Done", 1);
        Path filler = fill();
        orders.take(java.util.Map.of("subject", "two", "message", "x".repeat(100_000)));
        String error = orders.await("Failed", 1).get(0).getProperty("error").toString();

        assertTrue(error.contains("No space left on device (" + orders.spool() + ")"), error);
        Files.delete(filler);
        orders.send("three");
        orders.await("Done", 2);
    }
}
