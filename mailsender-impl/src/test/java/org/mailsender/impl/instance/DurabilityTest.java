// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailsender.impl.testing.InstanceFixture;
import org.mailsender.management.MailKind;
import org.mailsender.management.MailStatus;
import org.mailsender.management.Management;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.SmtpTestServer;
import org.mailsender.testserver.Step;
import org.osgi.service.event.Event;

/** What is on disk when, and what comes back after a restart. */
class DurabilityTest extends InstanceTestCase {

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
    void aMailThatHasToWaitIsSoonAFileAlsoWhenTheOneBeforeWasSentAtOnce() {
        orders.start().send("quick");
        orders.await("Done", 1);
        server.when(Step.MAIL).then(Reaction.silence());
        orders.send("stuck");

        assertEquals(2, orders.posted("Queued").size());
        assertEquals(0, orders.posted("Deferred").size());
        InstanceFixture.eventually(() -> files().anyMatch(name -> name.endsWith(".eml")), "the file of the mail");
        InstanceFixture.eventually(() -> files().noneMatch(name -> name.startsWith("journal")), "an empty journal");
    }

    @Test
    void aMailThatFollowsOneSentAtOnceSurvivesARestartToo() {
        orders.start().send("quick");
        orders.await("Done", 1);
        server.when(Step.MAIL).times(1).then(Reaction.silence());
        orders.take(Map.of("subject", "stuck", "correlationId", 7));

        orders.restart();
        orders.await("Done", 2);

        assertEquals(7, orders.posted("Done").get(1).getProperty("correlationId"));
        assertEquals("stuck", server.mails().get(1).header("Subject"));
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
        orders.with("endpoint", "ERP").with("interface", "Accounting").start();
        orders.take(Map.of("subject", "one", "correlationId", List.of(1, 2), "messageKey", "k1"));
        orders.await("Deferred", 1);

        try (SmtpTestServer back = SmtpTestServer.start(port)) {
            orders.with("endpoint", "other").restart();
            Event done = orders.await("Done", 1).get(0);

            assertEquals("ERP", done.getProperty("endpoint"));
            assertEquals("Accounting", done.getProperty("interface"));
            assertEquals(List.of(1, 2), done.getProperty("correlationId"));
            assertEquals("k1", done.getProperty("messageKey"));
            assertEquals("orders/Send", done.getProperty("sourceTopic"));
            assertEquals(2, done.getProperty("attempts"));
            assertEquals(1, back.mails().size());
        }
    }

    @Test
    void aDeferredMailWaitsForItsTimeAcrossARestart() throws IOException {
        server.when(Step.RCPT).then(Reaction.reply("450 4.2.0 Later"));
        orders.with("retryDelaySeconds", "3600")
                .with("retryMaxDelaySeconds", "3600")
                .start()
                .send("one");
        orders.await("Deferred", 1);
        Instant due =
                Instant.ofEpochMilli((Long) orders.posted("Deferred").get(0).getProperty("nextAttempt"));

        orders.restart();
        InstanceFixture.eventually(() -> orders.status().queued() == 1, "the queue");

        Instant dueNow = oldest(MailKind.QUEUED).due().orElseThrow();
        assertTrue(Duration.between(due, dueNow).abs().toSeconds() < 5, due + " became " + dueNow);
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
        orders.retryAll();
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
        Management operations = orders.instance().operations();
        InstanceFixture.eventually(() -> operations.status().failed() == 1, "the failed mail");
        MailStatus failed = oldest(MailKind.FAILED);

        operations.retry(failed.id());
        orders.await("Done", 1);

        assertEquals(List.of("b@example.com"), failed.recipients());
        assertEquals(List.of("b@example.com"), server.mails().get(1).recipients());
        assertEquals(0, operations.status().failed());
    }

    @Test
    void aDroppedMailIsFailedAndGone() throws IOException {
        server.close();
        orders.start().send("one");
        orders.await("Deferred", 1);
        Management operations = orders.instance().operations();

        InstanceFixture.eventually(() -> dropped(operations) == 1, "the drop");

        assertEquals(
                "an operator dropped the mail", orders.await("Failed", 1).get(0).getProperty("error"));
        assertEquals(List.of(), mails());
    }

    private static int dropped(Management operations) {
        try {
            return operations.drop(MailKind.QUEUED, done -> true);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
