// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailsender.Attachment;
import org.mailsender.impl.testing.FileNames;

/** What kind of mail comes of what kind of event. */
class MailRendererTest {

    private static final String EVERYTHING = "Grüße 😀 漢字";
    private static final byte[] PIXEL = {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, (byte) 0xFF};

    @TempDir
    Path folder;

    @Test
    void textAloneIsOnePart() throws Exception {
        Rendered mail = Rendered.of(Map.of("message", "Hello"));

        assertEquals("text/plain", mail.tree());
        assertTrue(mail.raw().endsWith("\r\n\r\nHello"), mail::raw);
    }

    @Test
    void htmlIsAnAlternativeWithDerivedText() throws Exception {
        Rendered mail = Rendered.of(
                Map.of("message", "<h1>Title</h1><p>One<br>two</p><ul><li>a</li><li>b</li></ul>", "isHtml", true));

        assertEquals("multipart/alternative[text/plain,text/html]", mail.tree());
        assertEquals(
                "Title\n\nOne\ntwo\n\n- a\n- b", mail.leavesByMime4j().get(0).text());
    }

    @Test
    void ownTextReplacesTheDerivedOne() throws Exception {
        Rendered mail = Rendered.of(Map.of("message", "<p>x</p>", "isHtml", true, "text", "own"));

        assertEquals("own", mail.leavesByMime4j().get(0).text());
    }

    @Test
    void inlineImagesAreRelatedToTheHtml() throws Exception {
        Rendered mail = Rendered.of(Map.of(
                "message",
                "<img src='cid:logo'>",
                "isHtml",
                true,
                "inline",
                Map.of("logo", Attachment.of("logo.png", "image/png", PIXEL)),
                "attachments",
                List.of(Attachment.of("a.bin", "", PIXEL))));

        assertEquals(
                "multipart/mixed[multipart/alternative[text/plain,multipart/related[text/html,image/png]],"
                        + "application/octet-stream]",
                mail.tree());
        assertEquals("<logo>", mail.leavesByMime4j().get(2).contentId());
        assertTrue(mail.raw().contains("type=\"text/html\""), mail::raw);
    }

    @Test
    void everyTextReadsBackEqualInTwoParsers() throws Exception {
        FileNames.assumePossible("Übergröße – 漢字 😀.pdf");
        Path file = Files.writeString(folder.resolve("Übergröße – 漢字 😀.pdf"), "content");
        Rendered mail = Rendered.of(Map.of(
                "subject",
                EVERYTHING.repeat(20),
                "message",
                EVERYTHING + "\n" + "x".repeat(5000) + "\n.\n..dot",
                "recipients",
                "\"" + EVERYTHING + "\" <a@bücher.example>",
                "header.X-Note",
                EVERYTHING,
                "attachments",
                file));

        assertEquals(EVERYTHING.repeat(20), mail.decoded("Subject"));
        assertEquals(EVERYTHING.repeat(20), mail.mime4j().getSubject());
        assertEquals(EVERYTHING, mail.decoded("X-Note"));
        assertEquals(EVERYTHING, mail.mime4j().getTo().flatten().get(0).getName());
        assertEquals(List.of("a@xn--bcher-kva.example"), mail.envelope().recipients());
        for (List<Rendered.Leaf> leaves : List.of(mail.leavesByMime4j(), mail.leavesByAngus())) {
            assertEquals(
                    EVERYTHING + "\n" + "x".repeat(5000) + "\n.\n..dot",
                    leaves.get(0).text());
            assertEquals("Übergröße – 漢字 😀.pdf", leaves.get(1).fileName());
            assertArrayEquals(
                    "content".getBytes(StandardCharsets.US_ASCII), leaves.get(1).content());
        }
        assertTrue(mail.longestLine() <= 998, () -> "a line of " + mail.longestLine());
        assertTrue(
                mail.raw().contains("name=\"Ubergroe _ _ _.pdf\"") || mail.raw().contains("name=\"Ubergr"), mail::raw);
        assertFalse(mail.envelope().smtpUtf8());
    }

    @Test
    void aLongSubjectWithoutBlanksIsStillFolded() throws Exception {
        Rendered mail = Rendered.of(Map.of("subject", "x".repeat(3000)));

        assertTrue(mail.longestLine() <= 998);
        assertEquals("x".repeat(3000), mail.decoded("Subject"));
        assertEquals("x".repeat(3000), mail.mime4j().getSubject());
    }

    @Test
    void decomposedCharactersAreComposed() throws Exception {
        assertEquals(
                "Gr\u00fc\u00dfe",
                Rendered.of(Map.of("subject", "Gru\u0308\u00dfe")).decoded("Subject"));
    }

    @Test
    void theMailOwnsItsFields() throws Exception {
        Rendered mail = Rendered.of(Map.of("cc", "c@example.com", "bcc", "b@example.com", "replyTo", "r@example.com"));

        assertEquals("<id.1@example.com>", mail.angus().getMessageID());
        assertEquals("auto-generated", mail.decoded("Auto-Submitted"));
        assertEquals("c@example.com", mail.decoded("Cc"));
        assertEquals("r@example.com", mail.decoded("Reply-To"));
        assertEquals("Dr. Müller <app@example.com>", mail.decoded("From").replace("\"", ""));
        assertFalse(mail.raw().contains("b@example.com"));
        assertEquals(
                List.of("ops@example.com", "c@example.com", "b@example.com"),
                mail.envelope().recipients());
        assertFalse(mail.headerNames().contains("Bcc"));
    }

    @Test
    void onlyBlindCopiesMakeUndisclosedRecipients() throws Exception {
        Map<String, Object> configuration = Rendered.configuration();
        configuration.put("recipients", "");
        Rendered mail = Rendered.of(Map.of("bcc", "b@example.com"), configuration);

        assertEquals("undisclosed-recipients:;", mail.decoded("To"));
        assertEquals(List.of("b@example.com"), mail.envelope().recipients());
    }

    @Test
    void theSameAddressInSeveralFieldsIsOneRecipient() throws Exception {
        Rendered mail = Rendered.of(Map.of("recipients", "a@example.com, A <a@EXAMPLE.com>", "cc", "a@example.com"));

        assertEquals(List.of("a@example.com"), mail.envelope().recipients());
    }

    @Test
    void threeHundredRecipientsAreFolded() throws Exception {
        List<String> many =
                IntStream.range(0, 300).mapToObj(i -> "r" + i + "@example.com").toList();
        Rendered mail = Rendered.of(Map.of("recipients", many));

        assertEquals(many, mail.envelope().recipients());
        assertEquals(300, mail.mime4j().getTo().flatten().size());
        assertTrue(mail.longestLine() <= 78, () -> "a line of " + mail.longestLine());
    }

    @Test
    void semicolonsBetweenRecipientsSeparateToo() throws Exception {
        Rendered mail =
                Rendered.of(Map.of("recipients", "a@example.com; \"B; C\" <b@example.com>", "cc", "c@example.com;"));

        assertEquals(
                List.of("a@example.com", "b@example.com", "c@example.com"),
                mail.envelope().recipients());
    }

    @Test
    void tenThousandRecipientsAreWrittenAtOnce() throws Exception {
        List<String> many = IntStream.range(0, 10_000)
                .mapToObj(i -> "Name " + i + " <r" + i + "@example.com>")
                .toList();
        Map<String, Object> redirected = Rendered.configuration();
        redirected.put("redirectTo", "test@example.com");

        Rendered mail =
                assertTimeoutPreemptively(Duration.ofSeconds(15), () -> Rendered.of(Map.of("recipients", many)));
        Rendered elsewhere = assertTimeoutPreemptively(
                Duration.ofSeconds(15), () -> Rendered.of(Map.of("recipients", many), redirected));

        assertEquals(10_000, mail.envelope().recipients().size());
        assertTrue(mail.longestLine() <= 78, () -> "a line of " + mail.longestLine());
        assertTrue(elsewhere.decoded("X-Original-To").endsWith(" r9999@example.com"));
    }

    @Test
    void aNonAsciiLocalPartNeedsSmtpUtf8AndTravelsAsUtf8() throws Exception {
        Rendered mail = Rendered.of(Map.of("recipients", "jörg@example.com"));

        assertTrue(mail.envelope().smtpUtf8());
        assertTrue(mail.raw().contains("To: jörg@example.com"), mail::raw);
    }

    @Test
    void aRedirectedMailGoesNowhereElse() throws Exception {
        Map<String, Object> configuration = Rendered.configuration();
        configuration.put("redirectTo", "test@example.com");
        Rendered mail = Rendered.of(
                Map.of(
                        "message",
                        "<body class='x'><p>Hi</p></body>",
                        "isHtml",
                        true,
                        "bcc",
                        "b@example.com",
                        "cc",
                        "c@example.com"),
                configuration);

        assertEquals(List.of("test@example.com"), mail.envelope().recipients());
        assertEquals("ops@example.com, c@example.com, b@example.com", mail.decoded("X-Original-To"));
        assertEquals("test@example.com", mail.decoded("To"));
        assertFalse(mail.headerNames().contains("Cc"));
        for (Rendered.Leaf leaf : mail.leavesByMime4j()) {
            assertTrue(leaf.text().contains("Intended recipients: ops@example.com, c@example.com, b@example.com"));
        }
        assertTrue(mail.leavesByMime4j().get(1).text().startsWith("<body class='x'><p>"));
    }

    @ParameterizedTest
    @CsvSource({
        "data.csv, text/csv",
        "page.html, text/html",
        "picture.png, image/png",
        "doc.pdf, application/pdf",
        "thing.unknown, application/octet-stream",
        "mail.eml, application/octet-stream"
    })
    void theMediaTypeFollowsFromTheName(String name, String type) throws Exception {
        Rendered mail = Rendered.of(Map.of("attachments", List.of(Attachment.of(name, "", PIXEL))));

        assertEquals(type, mail.leavesByMime4j().get(1).type());
        assertArrayEquals(PIXEL, mail.leavesByMime4j().get(1).content());
    }
}
