// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mailsender.testserver.ReceivedMail;

/** What reaches the wire of a mail's envelope. */
class EnvelopeTest extends InstanceTestCase {

    @Test
    void manyRecipientsTravelInSeveralTransactions() {
        List<String> many =
                IntStream.range(0, 250).mapToObj(i -> "r" + i + "@example.com").toList();
        orders.start().take(Map.of("recipients", many));
        orders.await("Done", 1);

        List<ReceivedMail> mails = server.mails();
        assertEquals(
                List.of(100, 100, 50),
                mails.stream().map(mail -> mail.recipients().size()).toList());
        assertEquals(
                many, mails.stream().flatMap(mail -> mail.recipients().stream()).toList());
        assertEquals(
                1,
                mails.stream().map(mail -> mail.header("Message-ID")).distinct().count());
    }

    @Test
    void withoutSmtpUtf8ANonAsciiLocalPartFailsBeforeMail() {
        orders.start().take(Map.of("recipients", "jörg@example.com"));

        String error = orders.await("Failed", 1).get(0).getProperty("error").toString();

        assertTrue(error.startsWith("553 5.6.7"), error);
        assertTrue(server.commands().stream().noneMatch(command -> command.startsWith("MAIL")));
    }

    @Test
    void smtpUtf8IsUsedForTheMailThatNeedsItAlone() {
        server.offering("PIPELINING", "SMTPUTF8", "8BITMIME");
        orders.start();
        orders.take(Map.of("recipients", "jörg@example.com"));
        orders.take(Map.of("recipients", "ascii@example.com"));
        orders.await("Done", 2);

        List<String> mailCommands = server.commands().stream()
                .filter(command -> command.startsWith("MAIL"))
                .toList();
        assertTrue(mailCommands.get(0).endsWith(" SMTPUTF8"), mailCommands::toString);
        assertFalse(mailCommands.get(1).contains("SMTPUTF8"), mailCommands::toString);
        assertEquals(List.of("jörg@example.com"), server.mails().get(0).recipients());
    }

    @Test
    void notificationsAreAskedForWhereTheServerOffersThem() {
        server.offering("PIPELINING", "DSN");
        orders.with("notify", "NEVER")
                .with("bounceAddress", "Bounces <b@example.com>")
                .start()
                .send("one");
        orders.await("Done", 1);
        server.offering("PIPELINING");
        orders.reconfigure().with("notify", "SUCCESS").reconfigure().send("two");
        orders.await("Done", 2);

        List<String> commands = server.commands().stream()
                .filter(command -> command.startsWith("MAIL") || command.startsWith("RCPT"))
                .toList();
        assertTrue(commands.get(0).matches("MAIL FROM:<b@example.com> RET=HDRS ENVID=[0-9a-z]+"), commands::toString);
        assertEquals("RCPT TO:<a@example.com> NOTIFY=NEVER ORCPT=rfc822;a@example.com", commands.get(1));
        assertEquals(List.of("MAIL FROM:<b@example.com>", "RCPT TO:<a@example.com>"), commands.subList(2, 4));
        assertTrue(server.mails().get(0).header("From").contains("app@example.com"));
    }

    @Test
    void theReversePathMayBeNull() {
        orders.with("bounceAddress", "<>").start().send("one");
        orders.await("Done", 1);

        assertEquals("", server.mails().get(0).sender());
        assertTrue(server.mails().get(0).header("From").contains("app@example.com"));
    }

    @Test
    void weIntroduceOurselvesByAFullNameOrAnAddressLiteral() {
        orders.start().send("one");
        orders.await("Done", 1);

        String ehlo = server.commands().get(0);
        assertTrue(ehlo.matches("EHLO (\\[127\\.0\\.0\\.1]|[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+)"), ehlo);
    }

    @Test
    void theSizeIsAnnouncedWhereTheServerAsksForIt() {
        orders.start().send("one");
        orders.await("Done", 1);

        ReceivedMail mail = server.mails().get(0);
        int announced = server.commands().stream()
                .filter(command -> command.contains(" SIZE="))
                .mapToInt(command -> Integer.parseInt(command.replaceAll(".* SIZE=(\\d+).*", "$1")))
                .findFirst()
                .orElseThrow();
        // The final CRLF belongs to the dot if the text has none of its own.
        assertTrue(mail.content().length - announced <= 2, announced + " for " + mail.content().length);
    }
}
