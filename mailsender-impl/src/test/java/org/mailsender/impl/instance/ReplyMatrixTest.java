// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailsender.impl.testing.InstanceFixture;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.ReceivedMail;
import org.mailsender.testserver.SmtpTestServer;
import org.mailsender.testserver.Step;
import org.osgi.service.event.Event;

/** What each answer of a server leads to. */
class ReplyMatrixTest {

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

    @ParameterizedTest
    @CsvSource({
        "GREETING, 421 4.3.2 Busy",
        "GREETING, 554 5.3.2 No service",
        "GREETING, 521 Does not accept mail",
        "MAIL, 451 4.3.0 Try later",
        "MAIL, 421 4.3.2 Closing",
        "RCPT, 450 4.2.0 Greylisted",
        "RCPT, 421 4.3.2 Closing",
        "RCPT, 550 4.7.1 Strange but transient",
        "DATA, 452 4.3.1 Disk full",
        "DOT, 451 4.3.0 Try later",
        "DOT, 421 4.3.2 Closing"
    })
    void aTransientReplyIsFollowedByAnotherAttempt(Step step, String reply) {
        server.when(step).times(1).then(Reaction.reply(reply));
        orders.start().send("one");

        Event done = orders.await("Done", 1).get(0);

        assertEquals(2, done.getProperty("attempts"));
        Event deferred = orders.await("Deferred", 1).get(0);
        assertTrue(deferred.getProperty("error").toString().contains(reply), () -> "" + deferred.getProperty("error"));
        assertEquals(1, deferred.getProperty("attempts"));
        assertEquals(1, server.mails().size());
        assertEquals(List.of(), orders.posted("Failed"));
        assertEquals(1, orders.transactions().size());
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, 552 5.3.4 Too large",
        "MAIL, 550 5.7.1 You may not send",
        "RCPT, 550 5.1.1 No such user",
        "DATA, 554 5.5.0 No",
        "DOT, 554 5.6.0 Spam"
    })
    void aPermanentReplyEndsTheMail(Step step, String reply) {
        server.when(step).then(Reaction.reply(reply));
        orders.start().send("one");

        Event failed = orders.await("Failed", 1).get(0);

        assertEquals(reply, failed.getProperty("error"));
        assertArrayEquals(new String[] {"a@example.com: " + reply}, (String[]) failed.getProperty("rejected"));
        assertArrayEquals(new String[0], (String[]) failed.getProperty("accepted"));
        assertEquals(List.of(), orders.posted("Done"));
        assertEquals(List.of(), orders.posted("Deferred"));
        assertEquals(1, orders.transactions().size());
        InstanceFixture.eventually(
                () -> orders.spool().resolve("failed").toFile().list().length == 2, "the mail and its state in failed");
    }

    @ParameterizedTest
    @CsvSource({"GREETING", "EHLO", "MAIL", "RCPT", "DATA", "TEXT", "DOT"})
    void aLostConnectionIsFollowedByAnotherAttemptWithTheSameMessageId(Step step) {
        server.when(step).times(1).then(Reaction.drop());
        orders.start().send("one");

        Event done = orders.await("Done", 1).get(0);

        assertEquals(2, done.getProperty("attempts"));
        ReceivedMail mail = server.mails().get(0);
        assertEquals(done.getProperty("messageId"), mail.header("Message-ID"));
        assertEquals(1, server.mails().size());
    }

    @ParameterizedTest
    @CsvSource({"GREETING", "EHLO", "MAIL", "DATA", "DOT"})
    void aResetConnectionIsFollowedByAnotherAttempt(Step step) {
        server.when(step).times(1).then(Reaction.reset());
        orders.start().send("one");

        assertEquals(2, orders.await("Done", 1).get(0).getProperty("attempts"));
    }

    @Test
    void eachRecipientIsTreatedByItself() {
        server.when(Step.RCPT).containing("b@example.com").then(Reaction.reply("550 5.1.1 No such user"));
        server.when(Step.RCPT).containing("c@example.com").times(1).then(Reaction.reply("450 4.2.0 Greylisted"));
        orders.with("recipients", "a@example.com, b@example.com, c@example.com")
                .start()
                .send("one");

        Event failed = orders.await("Failed", 1).get(0);

        assertEquals(
                List.of(List.of("a@example.com"), List.of("c@example.com")),
                server.mails().stream().map(ReceivedMail::recipients).toList());
        assertEquals(
                1,
                server.mails().stream()
                        .map(mail -> mail.header("Message-ID"))
                        .distinct()
                        .count());
        assertEquals(
                1,
                server.mails().stream()
                        .map(mail -> mail.header("Date"))
                        .distinct()
                        .count());
        assertArrayEquals(new String[] {"a@example.com", "c@example.com"}, (String[]) failed.getProperty("accepted"));
        assertArrayEquals(
                new String[] {"b@example.com: 550 5.1.1 No such user"}, (String[]) failed.getProperty("rejected"));
        assertEquals(1, orders.transactions().size());
        long triesForB = server.commands().stream()
                .filter(command -> command.contains("b@example.com"))
                .count();
        assertEquals(1, triesForB);
    }

    @Test
    void recipientsThatAServerHasNoRoomForComeInTheNextTransaction() {
        server.when(Step.RCPT)
                .containing("c@example.com")
                .times(1)
                .then(Reaction.reply("452 4.5.3 Too many recipients"));
        orders.with("recipients", "a@example.com, b@example.com, c@example.com")
                .start()
                .send("one");

        Event done = orders.await("Done", 1).get(0);

        assertEquals(1, done.getProperty("attempts"));
        assertEquals(
                List.of(List.of("a@example.com", "b@example.com"), List.of("c@example.com")),
                server.mails().stream().map(ReceivedMail::recipients).toList());
    }

    @Test
    void aRefusedConnectionHoldsTheQueueInItsOrder() {
        int port = server.port();
        server.close();
        orders.start();
        orders.send("one");
        orders.send("two");
        orders.send("three");
        orders.await("Deferred", 1);

        try (SmtpTestServer back = SmtpTestServer.start(port)) {
            orders.await("Done", 3);

            assertEquals(
                    List.of("one", "two", "three"),
                    back.mails().stream().map(mail -> mail.header("Subject")).toList());
        }
    }

    @Test
    void aServerThatFallsKeepsTheOrderToo() {
        server.when(Step.DOT).containing("one").times(1).then(Reaction.drop());
        orders.start();
        int port = server.port();
        orders.send("one");
        orders.await("Deferred", 1);
        server.close();
        orders.send("two");
        orders.await("Deferred", 2);

        try (SmtpTestServer back = SmtpTestServer.start(port)) {
            orders.await("Done", 2);

            assertEquals(
                    List.of("one", "two"),
                    back.mails().stream().map(mail -> mail.header("Subject")).toList());
        }
    }

    @Test
    void aDeferredMailDoesNotHoldUpTheOthers() {
        server.when(Step.RCPT).containing("slow@").times(1).then(Reaction.reply("450 4.2.0 Greylisted"));
        orders.start();
        orders.take(Map.of("subject", "first", "recipients", "slow@example.com"));
        orders.send("second");

        orders.await("Done", 2);

        assertEquals(
                List.of("second", "first"),
                server.mails().stream().map(mail -> mail.header("Subject")).toList());
    }

    @ParameterizedTest
    @CsvSource({"454, UNREACHABLE", "535, AUTHENTICATION"})
    void refusedCredentialsHoldTheQueueAndBounceNothing(String code, String kind) {
        server.requiring(Map.of("svc", "s3cret"));
        server.when(Step.AUTH).times(1).then(Reaction.reply(code + " x.7.8 No".replace("x", code.substring(0, 1))));
        orders.with("userName", "svc").with("password", "s3cret").start();
        orders.send("one");
        orders.send("two");

        orders.await("Deferred", 1);
        orders.await("Done", 2);

        assertEquals(List.of(), orders.posted("Failed"));
    }

    @Test
    void correctedCredentialsAreTriedAtOnce() {
        server.requiring(Map.of("svc", "s3cret"));
        orders.with("userName", "svc")
                .with("password", "wrong")
                .with("retryMaxDelaySeconds", "3600")
                .start()
                .send("one");
        orders.await("Deferred", 1);
        assertEquals(
                1,
                server.commands().stream()
                        .filter(command -> command.startsWith("AUTH"))
                        .count());

        orders.with("password", "s3cret").reconfigure();

        orders.await("Done", 1);
        assertEquals("svc", server.mails().get(0).user());
    }

    @Test
    void aServerThatAsksForAuthenticationBouncesNothing() {
        server.requiring(Map.of("svc", "s3cret"));
        orders.with("retryMaxDelaySeconds", "3600").start().send("one");
        server.awaitCommand("MAIL", InstanceFixture.PATIENCE);

        orders.with("userName", "svc").with("password", "s3cret").reconfigure();

        orders.await("Done", 1);
        assertEquals(List.of(), orders.posted("Failed"));
    }

    @Test
    void aBlackHoleIsLeftAfterTheReadTimeout() {
        server.when(Step.MAIL).times(2).then(Reaction.silence());
        orders.with("readTimeoutSeconds", "1").start().send("one");

        Event deferred = orders.await("Deferred", 1).get(0);

        assertTrue(
                deferred.getProperty("error").toString().contains("in time"), () -> "" + deferred.getProperty("error"));
        orders.await("Done", 1);
    }

    @Test
    void aReplyOfOneByteASecondIsLeftAfterTheReadTimeout() {
        server.when(Step.RCPT)
                .times(2)
                .then(Reaction.drip(500, "250 2.1.5 Fine, but so very slow that nobody can wait"));
        orders.with("readTimeoutSeconds", "1").start().send("one");

        orders.await("Deferred", 1);
        orders.await("Done", 1);
    }

    @Test
    void anEndlessReplyIsCutOff() {
        server.when(Step.RCPT).times(1).then(Reaction.endless());
        orders.start().send("one");

        Event deferred = orders.await("Deferred", 1).get(0);

        assertTrue(
                deferred.getProperty("error").toString().contains("longer than any reply"),
                () -> "" + deferred.getProperty("error"));
        orders.await("Done", 1);
    }

    @Test
    void anAttemptThatTakesTooLongIsClosed() {
        server.when(Step.MAIL).times(1).then(Reaction.after(60_000, Reaction.reply("250 Ok")));
        orders.with("readTimeoutSeconds", "600")
                .with("attemptTimeoutSeconds", "1")
                .start()
                .send("one");

        Event deferred = orders.await("Deferred", 1).get(0);

        assertTrue(
                deferred.getProperty("error").toString().contains("attemptTimeoutSeconds"),
                () -> "" + deferred.getProperty("error"));
        orders.await("Done", 1);
    }

    @Test
    void aMailIsGivenUpAtItsAge() {
        server.when(Step.RCPT).then(Reaction.reply("450 4.2.0 Never"));
        orders.with("retryMaxAgeSeconds", "2").start().send("one");

        Event failed = orders.await("Failed", 1).get(0);

        assertEquals("450 4.2.0 Never", failed.getProperty("error"));
        assertTrue((int) failed.getProperty("attempts") >= 2);
    }

    @Test
    void withoutRetryEveryMailFailsWhileTheServerIsDown() {
        server.close();
        orders.with("retryMaxAgeSeconds", "0").start();
        orders.send("one");
        orders.send("two");

        orders.await("Failed", 2);
    }

    @Test
    void anIdleConnectionThatTheServerClosedIsNoFailedAttempt() {
        orders.start().send("one");
        orders.await("Done", 1);
        server.dropConnections();

        orders.send("two");

        assertEquals(1, orders.await("Done", 2).get(1).getProperty("attempts"));
        assertEquals(List.of(), orders.posted("Deferred"));
    }

    @Test
    void anIdleConnectionEndedBy421IsNoFailedAttempt() {
        server.when(Step.MAIL).afterFirst(1).times(1).then(Reaction.reply("421 4.4.2 Idle too long"));
        orders.start().send("one");
        orders.await("Done", 1);

        orders.send("two");

        assertEquals(1, orders.await("Done", 2).get(1).getProperty("attempts"));
        assertEquals(2, server.connections());
    }

    @Test
    void aServerThatCannotDoItsPipeliningIsAskedCommandByCommand() {
        server.when(Step.RCPT).times(1).then(Reaction.reply("503 5.5.1 Error: MAIL first"));
        orders.start().send("one");

        Event done = orders.await("Done", 1).get(0);

        assertEquals(1, done.getProperty("attempts"));
        assertEquals(2, server.connections());
    }

    @Test
    void withoutPipeliningEveryCommandWaitsForItsReply() {
        server.offering("SIZE 1000000");
        server.when(Step.RCPT).containing("b@example.com").then(Reaction.reply("550 5.1.1 No such user"));
        orders.with("recipients", "a@example.com, b@example.com").start();
        orders.send("one");
        orders.send("two");

        orders.await("Failed", 2);

        assertEquals(
                List.of("one", "two"),
                server.mails().stream().map(mail -> mail.header("Subject")).toList());
    }

    @Test
    void aMailLargerThanTheServerTakesFailsBeforeItIsSent() {
        server.offering("SIZE 1000");
        orders.start().take(Map.of("message", "x".repeat(2000)));

        Event failed = orders.await("Failed", 1).get(0);

        assertTrue(failed.getProperty("error").toString().startsWith("552 5.3.4"));
        assertTrue(server.commands().stream().noneMatch(command -> command.startsWith("MAIL")));
    }

    @Test
    void aLongQueueTravelsOverOneConnectionInOrder() {
        orders.start();
        for (int i = 0; i < 200; i++) {
            orders.send("mail " + i);
        }

        orders.await("Done", 200);

        List<String> subjects =
                server.mails().stream().map(mail -> mail.header("Subject")).toList();
        for (int i = 0; i < 200; i++) {
            assertEquals("mail " + i, subjects.get(i));
        }
        assertEquals(1, server.connections());
    }
}
