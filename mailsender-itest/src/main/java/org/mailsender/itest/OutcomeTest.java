// SPDX-License-Identifier: Apache-2.0
package org.mailsender.itest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailsender.Mail;
import org.mailsender.MailSender;
import org.mailsender.Transaction;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.Step;
import org.osgi.service.event.Event;

/** Each event has exactly one outcome, and every mistake its sentence. */
class OutcomeTest extends InstanceTestCase {

    @Test
    void aRefusedMailIsFailedOnceAndNeverDone() throws Exception {
        server.when(Step.DOT).then(Reaction.reply("554 5.7.1 Spam"));
        felix.create("orders", properties);
        felix.send("orders/Send", Map.of("subject", "One"));

        Event failed = events.await("orders/Failed");
        Event transaction = events.await("org/mailsender/Transaction/FAILURE");

        assertEquals("554 5.7.1 Spam", failed.getProperty("error"));
        assertEquals("orders.Failed", failed.getProperty("eventName"));
        assertArrayEquals(new String[] {"ops@example.com: 554 5.7.1 Spam"}, (String[]) failed.getProperty("rejected"));
        assertEquals(false, transaction.getProperty("success"));
        assertEquals("554 5.7.1 Spam", transaction.getProperty("message"));
        assertEquals(0, events.on("orders/Done").size());
        assertEquals(1, events.on("orders/Failed").size());
        assertEquals(1, events.on("org/mailsender/Transaction/FAILURE").size());
        assertEquals(0, events.on("org/mailsender/Transaction/SUCCESS").size());
    }

    @Test
    void doneComesAfterTheServersAnswerOnly() throws Exception {
        server.when(Step.DOT).then(Reaction.after(500, Reaction.reply("250 2.0.0 At last")));
        felix.create("orders", properties);
        felix.send("orders/Send", Map.of("subject", "One"));
        events.await("orders/Queued");
        server.awaitCommand("DATA", Felix.PATIENCE);

        assertEquals(0, events.on("orders/Done").size());
        assertEquals("250 2.0.0 At last", events.await("orders/Done").getProperty("reply"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "recipients  | not an address       | recipients:",
                "recipients  | a@example.com;nobody | recipients:",
                "recipients  | team: a@x.y, b@x.y;  | recipients:",
                "cc          | @example.com         | cc:",
                "attachments | /no/such/file.pdf    | '/no/such/file.pdf' does not exist",
                "attachments | /                    | no regular file",
                "attachments | http://example.com/x | only files can be attached",
                "isHtml      | maybe                | isHtml: 'maybe' is neither true nor false",
                "header.Bcc  | x@example.com        | 'Bcc' is set by MailSender",
                "header.X Y  | z                    | no name of a header field"
            })
    void aMistakeInAnEventIsAnsweredWithASentence(String property, String value, String sentence) throws Exception {
        felix.create("orders", properties);
        Map<String, Object> event = new HashMap<>(Map.of("subject", "Wrong", "message", "x"));
        event.put(property, value);
        felix.send("orders/Send", event);

        String error = events.await("orders/Failed").getProperty("error").toString();
        felix.send("orders/Send", Map.of("subject", "Right"));
        events.await("orders/Done");

        assertTrue(error.contains(sentence), error);
        assertEquals(1, server.mails().size());
        assertEquals("Right", server.mails().get(0).header("Subject"));
        assertEquals(1, events.on("orders/Failed").size());
    }

    @Test
    void anEventWithoutAnyRecipientIsRefused() throws Exception {
        properties.put("recipients", "");
        felix.create("orders", properties);
        felix.send("orders/Send", Map.of("subject", "To nobody"));

        Event failed = events.await("orders/Failed");

        assertTrue(failed.getProperty("error").toString().startsWith("recipients: none are given"));
        assertEquals(List.of(), server.mails());
    }

    @Test
    void theServiceAnswersWithTheOutcome() throws Exception {
        felix.create("orders", properties);
        MailSender sender = felix.service(MailSender.class);

        Transaction done = sender.send(Mail.builder()
                        .subject("By hand")
                        .message("x")
                        .recipients("x@example.com")
                        .build())
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        Transaction refused = sender.send(Mail.builder().recipients("nonsense").build())
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);

        assertTrue(done.success());
        assertEquals(List.of("x@example.com"), done.accepted());
        assertFalse(refused.success());
        assertTrue(refused.message().startsWith("recipients:"), refused::message);
    }

    @Test
    void aDisabledInstanceIgnoresEventsAndStillSendsByHand() throws Exception {
        properties.put("enabled", false);
        felix.create("orders", properties);
        felix.send("orders/Send", Map.of("subject", "Ignored"));

        felix.service(MailSender.class)
                .send(Mail.builder().subject("By hand").build())
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);

        assertEquals(1, server.mails().size());
        assertEquals("By hand", server.mails().get(0).header("Subject"));
        events.await("orders/Queued");
        assertEquals(1, events.on("orders/Queued").size());
    }

    @Test
    void outcomesUnderAStarCauseNoMoreMails() throws Exception {
        properties.put("event.topics", "*");
        properties.put("event.filter", "(|(wanted=true)(instance=*))");
        felix.create("orders", properties);
        felix.send("any/Topic", Map.of("wanted", "true", "subject", "One"));

        events.await("org/mailsender/Transaction/SUCCESS");
        felix.send("any/Topic", Map.of("wanted", "true", "subject", "Two"));
        events.await("org/mailsender/Transaction/SUCCESS", 2);

        assertEquals(2, server.mails().size());
    }

    @Test
    void circlesOfInstancesAreBroken() throws Exception {
        properties.put("event.topics", new String[] {"start/Here", "billing/Done"});
        felix.create("orders", properties);
        properties.put("event.topics", new String[] {"orders/Done"});
        felix.create("billing", properties);
        felix.send("start/Here", Map.of("subject", "One"));

        events.await("billing/Done");
        felix.send("start/Here", Map.of("subject", "Two"));
        events.await("billing/Done", 2);

        assertEquals(4, server.mails().size());
    }

    @Test
    void aMessageKeySendsOnce() throws Exception {
        felix.create("orders", properties);
        felix.send("orders/Send", Map.of("subject", "One", "messageKey", "order-1"));
        felix.send("orders/Send", Map.of("subject", "One again", "messageKey", "order-1"));
        events.await("orders/Done");
        felix.send("orders/Send", Map.of("subject", "One more", "messageKey", "order-1"));
        felix.send("orders/Send", Map.of("subject", "Two", "messageKey", "order-2"));
        events.await("orders/Done", 2);

        assertEquals(
                List.of("One", "Two"),
                server.mails().stream().map(mail -> mail.header("Subject")).toList());
    }
}
