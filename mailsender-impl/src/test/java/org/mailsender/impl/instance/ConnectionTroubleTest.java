// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailsender.impl.testing.InstanceFixture;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.SmtpTestServer;
import org.mailsender.testserver.Step;
import org.osgi.service.event.Event;

/** What a server that falls, or refuses us altogether leads to. */
class ConnectionTroubleTest extends InstanceTestCase {

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
