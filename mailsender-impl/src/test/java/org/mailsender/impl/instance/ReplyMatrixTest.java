// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailsender.impl.testing.InstanceFixture;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.ReceivedMail;
import org.mailsender.testserver.Step;
import org.osgi.service.event.Event;

/** What each answer of a server leads to. */
class ReplyMatrixTest extends InstanceTestCase {

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
}
