// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.Mail;
import org.mailsender.Transaction;
import org.mailsender.impl.outcome.OutcomePublisher;
import org.mailsender.impl.testing.InstanceFixture;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.SmtpTestServer;
import org.mailsender.testserver.Step;
import org.osgi.service.event.Event;

/** What is on disk when, and what comes back after a restart. */
class DurabilityTest {

    private final SmtpTestServer server = SmtpTestServer.start();

    @TempDir
    Path folder;

    private InstanceFixture orders;

    @BeforeEach
    void prepare() {
        orders = new InstanceFixture(server, folder.resolve("orders"));
    }

    @AfterEach
    void close() {
        orders.close();
        server.close();
    }

    private List<Path> mails() throws IOException {
        try (Stream<Path> files = Files.list(orders.spool())) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aTakenMailIsAFileThatMailClientsOpenAndOnlyItsOwnerReads() throws IOException {
        server.close();
        orders.start().take(Map.of("subject", "Grüße", "message", "Hello"));

        Path mail = mails().get(0);

        assertEquals(1, orders.posted("Queued").size());
        assertTrue(Files.readString(mail).contains("\r\n\r\nHello"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(mail)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(orders.spool())));
    }

    @Test
    void whatTheQueueNeedsToKnowNeverReachesTheWire() {
        orders.start().take(Map.of("messageKey", "k", "correlationId", "c", "bcc", "secret@example.com"));
        orders.await("Done", 1);

        String text = server.mails().get(0).text();

        assertFalse(text.contains("X-MailSender"), text);
        assertFalse(text.contains("secret@example.com"), text);
        assertTrue(server.mails().get(0).recipients().contains("secret@example.com"));
    }

    @Test
    void aRestartSendsWhatWaitsWithAllItsProperties() {
        int port = server.port();
        server.close();
        orders.with("endpoint", "ERP").start();
        orders.take(Map.of("subject", "one", "correlationId", List.of(1, 2), "messageKey", "k1"));
        orders.await("Deferred", 1);

        try (SmtpTestServer back = SmtpTestServer.start(port)) {
            orders.with("endpoint", "other").restart();
            Event done = orders.await("Done", 1).get(0);

            assertEquals("ERP", done.getProperty("endpoint"));
            assertEquals(List.of(1, 2), done.getProperty("correlationId"));
            assertEquals("k1", done.getProperty("messageKey"));
            assertEquals("orders/Send", done.getProperty("sourceTopic"));
            assertEquals(2, done.getProperty("attempts"));
            assertEquals(1, back.mails().size());
        }
    }

    @Test
    void recipientsThatHaveTheMailAreRememberedAcrossARestart() {
        server.when(Step.RCPT).containing("b@").then(Reaction.reply("450 4.2.0 Later"));
        orders.with("recipients", "a@example.com,b@example.com")
                .with("retryDelaySeconds", "3600")
                .with("retryMaxDelaySeconds", "3600")
                .start()
                .send("one");
        orders.await("Deferred", 1);
        server.behave();

        orders.restart();
        orders.await("Done", 1);

        assertEquals(List.of("b@example.com"), server.mails().get(1).recipients());
    }

    @Test
    void aMessageKeyIsRememberedAcrossARestart() {
        orders.start().take(Map.of("subject", "one", "messageKey", "k"));
        orders.await("Done", 1);
        orders.restart();
        orders.take(Map.of("subject", "again", "messageKey", "k"));
        orders.take(Map.of("subject", "two"));
        orders.await("Done", 2);

        assertEquals(
                List.of("one", "two"),
                server.mails().stream().map(mail -> mail.header("Subject")).toList());
    }

    @Test
    void anOutcomeNotPublishedBeforeADeathIsPublishedAfterIt() throws IOException {
        server.close();
        orders.start().send("one");
        orders.await("Deferred", 1);
        orders.close();
        Path mail = mails().get(0);
        // As a process leaves it that dies between the server's answer and the event.
        Files.move(mail, Path.of(mail.toString().replace(".eml", ".done")));

        orders = new InstanceFixture(server, orders.spool()).start();

        assertEquals("one", orders.await("Done", 1).get(0).getProperty("subject"));
        InstanceFixture.eventually(() -> files().noneMatch(name -> name.endsWith(".done")), "the end of the file");
    }

    private Stream<String> files() {
        return Stream.of(orders.spool().toFile().list());
    }

    @Test
    void aHalfWrittenMailNeverExisted() throws IOException {
        Files.createDirectories(orders.spool());
        Files.writeString(orders.spool().resolve("0hoeg8q3urk.tmp"), "half");
        orders.start().send("whole");
        orders.await("Done", 1);

        assertEquals(1, server.mails().size());
        assertFalse(Files.exists(orders.spool().resolve("0hoeg8q3urk.tmp")));
    }

    @Test
    void aDamagedMailIsSetAsideAndTheOthersGoOn() throws IOException {
        int port = server.port();
        server.close();
        orders.start();
        orders.send("damaged");
        orders.send("good");
        orders.close();
        Files.writeString(mails().get(0), "nonsense");

        try (SmtpTestServer back = SmtpTestServer.start(port)) {
            orders = new InstanceFixture(back, orders.spool()).start();
            orders.await("Done", 1);
            orders.await("Failed", 1);

            assertEquals("good", back.mails().get(0).header("Subject"));
        }
    }

    @Test
    void aFailedMailIsDeliveredWhenItIsRetried() throws IOException {
        server.when(Step.RCPT).containing("b@").times(1).then(Reaction.reply("550 5.1.1 No such user"));
        orders.with("recipients", "a@example.com,b@example.com").start().send("one");
        orders.await("Failed", 1);
        Operations operations = orders.instance().operations();
        InstanceFixture.eventually(() -> failedCount(operations) == 1, "the failed mail");
        Operations.MailView failed = operations.failed(10).get(0);

        operations.retry(Optional.of(failed.id()));
        orders.await("Done", 1);

        assertEquals(List.of("b@example.com"), failed.recipients());
        assertEquals(List.of("b@example.com"), server.mails().get(1).recipients());
        assertEquals(0, operations.failedCount());
    }

    private static int failedCount(Operations operations) {
        try {
            return operations.failedCount();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aDroppedMailIsFailedAndGone() throws IOException {
        server.close();
        orders.start().send("one");
        orders.await("Deferred", 1);
        Operations operations = orders.instance().operations();

        InstanceFixture.eventually(() -> dropped(operations) == 1, "the drop");

        assertEquals(
                "an operator dropped the mail", orders.await("Failed", 1).get(0).getProperty("error"));
        assertEquals(List.of(), mails());
    }

    private static int dropped(Operations operations) {
        try {
            return operations.drop(Optional.empty());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aSpoolThatCannotBeOpenedRefusesWithTheReasonAndRecovers() throws IOException {
        Files.writeString(orders.spool(), "a file where the folder should be");
        orders.start().send("one");

        Event failed = orders.await("Failed", 1).get(0);
        assertTrue(
                failed.getProperty("error").toString().startsWith("spool: "), () -> "" + failed.getProperty("error"));
        assertFalse(orders.instance().operations().figures().spoolTrouble().isEmpty());
        Files.delete(orders.spool());
        InstanceFixture.eventually(
                () -> orders.instance().operations().figures().spoolTrouble().isEmpty(), "the spool's recovery");
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
        String trouble = orders.instance().operations().figures().spoolTrouble();
        Files.move(away, orders.spool());
        orders.send("three");
        orders.await("Done", 2);

        assertTrue(failed.getProperty("error").toString().startsWith("spool: the mail cannot be stored"));
        assertFalse(trouble.isEmpty());
        assertEquals("", orders.instance().operations().figures().spoolTrouble());
    }

    @Test
    void aDiskThatDoesNotAnswerBlocksForLessThanThreeSeconds() {
        CompletableFuture<Queue> never = new CompletableFuture<>();
        Platform platform = new Platform(Clock.systemUTC());
        OutcomePublisher outcomes = new OutcomePublisher("orders", event -> {}, Clock.systemUTC());
        Intake intake = new Intake(() -> never, orders::settings, outcomes, platform, platform.executor());
        long begin = System.nanoTime();

        CompletableFuture<Transaction> outcome =
                intake.take(new Source.OfMail(Mail.builder().build()));

        assertTrue(Duration.ofNanos(System.nanoTime() - begin).toMillis() < 3000);
        assertFalse(outcome.join().success());
        never.cancel(true);
        platform.close();
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

        assertTrue(failed.get(0).getProperty("error").toString().contains("maxMessageBytes, 2048"));
        assertTrue(failed.get(1).getProperty("error").toString().contains("large.bin"));
        assertEquals(List.of(), mails());
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

        InstanceFixture.eventually(() -> orders.instance().operations().queuedCount() == 2, "two mails waiting");
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
