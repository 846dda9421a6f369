// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.mailsender.impl.testing.InstanceFixture;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.Step;
import org.osgi.service.event.Event;

/** What happens when the disk, the queue, a mail or the pace has reached its limit. */
class LimitsTest extends InstanceTestCase {

    @Test
    void aSpoolThatCannotBeOpenedRefusesWithTheReasonAndRecovers() throws IOException {
        Files.writeString(orders.spool(), "a file where the folder should be");
        orders.start().send("one");

        Event failed = orders.await("Failed", 1).get(0);
        assertTrue(
                failed.getProperty("error").toString().startsWith("spool: "), () -> "" + failed.getProperty("error"));
        assertFalse(orders.status().spoolTrouble().isEmpty());
        Files.delete(orders.spool());
        InstanceFixture.eventually(() -> orders.status().spoolTrouble().isEmpty(), "the spool's recovery");
        orders.send("two");

        orders.await("Done", 1);
    }

    @Test
    void aDiskThatTakesNoMoreRefusesWithTheReasonAndRecovers() throws IOException {
        orders.start().send("one");
        orders.await("Done", 1);
        Path away = Files.move(orders.spool(), folder.resolve("away"));

        orders.send("two");
        Event failed = orders.await("Failed", 1).get(0);
        String trouble = orders.status().spoolTrouble();
        Files.move(away, orders.spool());
        orders.send("three");
        orders.await("Done", 2);

        assertTrue(failed.getProperty("error").toString().startsWith("spool: the mail cannot be stored"));
        assertFalse(trouble.isEmpty());
        assertEquals("", orders.status().spoolTrouble());
    }

    @Test
    void oneMailMoreThanTheQueueHoldsIsRefused() {
        server.close();
        orders.with("maxQueued", "2").start();
        orders.send("one");
        orders.send("two");
        orders.send("three");

        Event failed = orders.await("Failed", 1).get(0);

        assertTrue(failed.getProperty("error").toString().contains("queue full"));
        assertEquals(2, orders.posted("Queued").size());
    }

    @Test
    void aMailLargerThanConfiguredIsRefusedBeforeItIsQueued() throws IOException {
        Path file = Files.write(folder.resolve("large.bin"), new byte[3000]);
        orders.with("maxMessageBytes", "2048").start();
        orders.take(Map.of("message", "x".repeat(3000)));
        orders.take(Map.of("attachments", file.toString()));

        List<Event> failed = orders.await("Failed", 2);

        assertTrue(failed.get(0)
                .getProperty("error")
                .toString()
                .contains("maxMessageBytes: the mail is larger than the 2048 bytes allowed."));
        assertTrue(failed.get(1).getProperty("error").toString().contains("large.bin"));
        assertEquals(0, orders.posted("Queued").size());
    }

    @Test
    void attachmentsAreReadWhenTheEventIsTaken() throws IOException {
        server.when(Step.GREETING).times(1).then(Reaction.reply("421 4.3.2 Later"));
        Path file = Files.writeString(folder.resolve("note.txt"), "before");
        orders.start().take(Map.of("attachments", file.toString()));
        Files.writeString(file, "after");
        Files.delete(file);
        orders.await("Done", 1);

        String encoded = Base64.getEncoder().encodeToString("before".getBytes(StandardCharsets.US_ASCII));
        assertTrue(server.mails().get(0).text().contains(encoded));
    }

    @Test
    void severalConnectionsWorkInParallel() {
        server.when(Step.DOT).then(Reaction.after(300, Reaction.reply("250 2.0.0 Ok")));
        orders.with("connections", "4").start();
        for (int i = 0; i < 12; i++) {
            orders.send("mail " + i);
        }
        orders.await("Done", 12);

        assertTrue(server.connections() > 1, "only one connection was used");
        assertTrue(server.connections() <= 4, server.connections() + " connections were used");
    }

    @Test
    void theRateIsKeptInEverySlidingMinute() {
        orders.with("ratePerMinute", "3").start();
        for (int i = 0; i < 5; i++) {
            orders.send("mail " + i);
        }
        orders.await("Done", 3);

        InstanceFixture.eventually(() -> orders.status().queued() == 2, "two mails waiting");
        assertEquals(3, server.mails().size());
    }

    @Test
    void aServerThatNeverAnswersDoesNotSlowTheHandler() {
        server.when(Step.GREETING).then(Reaction.silence());
        orders.with("readTimeoutSeconds", "600").start();
        long begin = System.nanoTime();
        for (int i = 0; i < 50; i++) {
            orders.send("mail " + i);
        }

        assertTrue(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin) < 50 * 100);
        assertEquals(50, orders.posted("Queued").size());
    }

    @Test
    void theSameInstanceCannotRunTwiceOnOneSpool() {
        orders.start().send("one");
        orders.await("Done", 1);
        try (InstanceFixture second = new InstanceFixture(server, orders.spool()).start()) {
            second.send("two");

            assertTrue(second.await("Failed", 1)
                    .get(0)
                    .getProperty("error")
                    .toString()
                    .contains("is in use"));
        }
    }
}
