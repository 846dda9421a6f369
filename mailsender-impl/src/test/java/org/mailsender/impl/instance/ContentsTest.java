// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailsender.Attachment;
import org.mailsender.Transaction;
import org.mailsender.impl.testing.InstanceFixture;
import org.mailsender.management.MailContent;
import org.mailsender.management.MailKind;
import org.mailsender.management.MailPart;
import org.mailsender.management.Management;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.Step;

/** What a mail says: one that waits, and one that an event would make. */
class ContentsTest extends InstanceTestCase {

    private static final String INVITATION = String.join(
            "\r\n",
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//example//EN",
            "METHOD:REQUEST",
            "BEGIN:VEVENT",
            "UID:1@example.com",
            "DTSTAMP:20260101T100000Z",
            "DTSTART:20260102T100000Z",
            "ORGANIZER:mailto:app@example.com",
            "SUMMARY:Meeting",
            "END:VEVENT",
            "END:VCALENDAR",
            "");

    @BeforeEach
    void holdMails() {
        server.when(Step.RCPT).then(Reaction.reply("450 4.2.1 Later"));
        orders.with("retryDelaySeconds", "600").with("retryMaxDelaySeconds", "600");
    }

    private Optional<MailContent> contentOf(Map<String, ?> event) throws IOException {
        orders.start().take(event);
        orders.await("Deferred", 1);
        Management management = orders.operations();
        return management.content(management.ids(MailKind.QUEUED).get(0));
    }

    @Test
    void aWaitingMailShowsDecodedHeadersTextsAndParts() throws IOException {
        MailContent content = contentOf(Map.of(
                        "subject",
                        "Über Größen, ".repeat(10) + "Ende",
                        "message",
                        "<p>Grüße &amp; mehr</p>",
                        "isHtml",
                        "true",
                        "bcc",
                        "hidden@example.com",
                        "calendar",
                        INVITATION,
                        "attachments",
                        List.of(Attachment.of("Übersicht.csv", "text/csv", new byte[1000]))))
                .orElseThrow();

        assertTrue(content.headers().contains("Subject: " + "Über Größen, ".repeat(10) + "Ende"), content::toString);
        assertTrue(content.headers().contains("To: a@example.com"), content::toString);
        assertEquals("app@example.com", content.envelopeSender());
        assertEquals(List.of("a@example.com", "hidden@example.com"), content.envelopeRecipients());
        assertEquals("Grüße & mehr", content.text().strip());
        assertEquals("<p>Grüße &amp; mehr</p>", content.html().strip());
        assertEquals("text/calendar", content.parts().get(0).type());
        MailPart csv = content.parts().get(content.parts().size() - 1);
        assertEquals("Übersicht.csv", csv.name());
        assertEquals("text/csv", csv.type());
        assertEquals(1000, csv.size());
    }

    @Test
    void ofALargeMailOnlyTheBeginningIsShownAndTheSizesAreTrue() throws IOException {
        MailContent content = contentOf(Map.of(
                        "message", "ä".repeat(100_000),
                        "attachments", List.of(Attachment.of("large.bin", "application/pdf", new byte[5_000_000]))))
                .orElseThrow();

        assertEquals("ä".repeat(64 * 1024), content.text());
        assertEquals("", content.html());
        assertEquals(5_000_000, content.parts().get(0).size());
        assertTrue(content.size() > 6_000_000, () -> "size " + content.size());
    }

    @Test
    void aMailIsWrittenAsItIsSent() throws IOException {
        orders.start().send("as it is");
        orders.await("Deferred", 1);
        Management management = orders.operations();
        ByteArrayOutputStream file = new ByteArrayOutputStream();

        assertTrue(management.writeTo(management.ids(MailKind.QUEUED).get(0), file));
        assertFalse(management.writeTo("00000000000", file));
        assertTrue(management.content("00000000000").isEmpty());

        String text = file.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("\r\nSubject: as it is\r\n"), text);
        assertFalse(text.contains("X-MailSender"), text);
    }

    @Test
    void aPreviewIsTheMailThatTheEventMakesAndNothingIsStored() throws IOException {
        Path file = Files.writeString(folder.resolve("body.txt"), "Dear {{name}} on {{topic}}");
        orders.with("messageFile", file.toString())
                .with("subject", "For {{name}}")
                .start();
        orders.take(Map.of("name", "Jane"));
        orders.await("Deferred", 1);
        Management management = orders.operations();
        MailContent mail =
                management.content(management.ids(MailKind.QUEUED).get(0)).orElseThrow();

        MailContent preview = management.preview(Map.of("name", "Jane"));

        assertEquals("Dear Jane on orders/Send", preview.text().strip());
        assertEquals(mail.text(), preview.text());
        assertTrue(preview.headers().contains("Subject: For Jane"), preview::toString);
        assertEquals(1, management.status().queued());
    }

    @Test
    void aPreviewIsRefusedWithTheSentenceOfTheFailed() {
        orders.with("maxMessageBytes", "2000").start();
        for (Map<String, ?> event : List.of(
                Map.of("recipients", "nobody"),
                Map.of("attachments", folder.resolve("missing.pdf").toString()),
                Map.of("message", "x".repeat(3000)),
                Map.of("header.Subject", "mine"))) {
            int before = orders.posted("Failed").size();
            orders.take(event);
            String failed =
                    (String) orders.await("Failed", before + 1).get(before).getProperty("error");

            IllegalArgumentException refusal = assertThrows(
                    IllegalArgumentException.class, () -> orders.operations().preview(event));

            assertEquals(failed, refusal.getMessage());
        }
        assertEquals(0, orders.status().queued());
    }

    @Test
    void aRequestByHandIsSentWhileTheInstanceIsDisabled() throws Exception {
        server.behave();
        orders.with("enabled", "false").with("subject", "For {{name}}").start();
        InstanceFixture.eventually(
                () -> orders.operations().status().spoolTrouble().isEmpty(), "the spool");

        Transaction outcome = orders.operations()
                .send(Map.of("name", "Jane", "message", "Hello"))
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);

        assertTrue(outcome.success(), outcome::message);
        assertEquals("For Jane", outcome.subject());
        assertEquals("", orders.await("Done", 1).get(0).getProperty("sourceTopic"));
    }

    @Test
    void aRequestByHandThatIsRefusedSaysWhy() throws Exception {
        orders.start();

        Transaction outcome = orders.operations()
                .send(Map.of("recipients", "nobody"))
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);

        assertFalse(outcome.success());
        assertTrue(outcome.message().startsWith("recipients: "), outcome::message);
    }
}
