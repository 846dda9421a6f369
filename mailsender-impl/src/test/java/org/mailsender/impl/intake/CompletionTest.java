// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailsender.Attachment;
import org.mailsender.Mail;
import org.osgi.service.event.Event;

/** What a mail has where its event brings nothing, and what goes before. */
class CompletionTest {

    private final Completed all = Completed.with("subject", "{{file.name}} is there")
            .and("message", "<p>{{file}}</p>")
            .and("text", "{{file}}")
            .and("isHtml", "true")
            .and("attachments", "{{file}}")
            .and("recipients", "{{to}}")
            .and("cc", "Cc <{{to}}>")
            .and("bcc", "{{to}}, b@example.com")
            .and("replyTo", "{{to}}");

    @Test
    void anEventThatBringsNothingOfAMailBecomesOneByTheTemplates() throws Exception {
        Mail mail = all.event(Map.of("file", "/out/a&b.csv", "to", "a@example.com"));

        assertEquals("a&b.csv is there", mail.subject());
        assertEquals("<p>/out/a&amp;b.csv</p>", mail.message());
        assertTrue(mail.isHtml());
        assertEquals(Optional.of("/out/a&b.csv"), mail.text());
        assertEquals(
                Optional.of(Path.of("/out/a&b.csv")), mail.attachments().get(0).path());
        assertEquals(List.of("a@example.com"), mail.recipients());
        assertEquals(List.of("\"Cc\" <a@example.com>"), mail.cc());
        assertEquals(List.of("a@example.com", "b@example.com"), mail.bcc());
        assertEquals(List.of("a@example.com"), mail.replyTo());
    }

    @Test
    void whatAnEventBringsGoesBeforeTheTemplateAndIsNotTakenForOne() throws Exception {
        Mail mail = all.event(Map.of(
                "subject", "{{file}}",
                "message", "{{file}} < b",
                "text", "{{file}}",
                "isHtml", "false",
                "attachments", "/{{file}}",
                "recipients", "{{file}}@example.com",
                "cc", "c@example.com",
                "bcc", List.of("d@example.com"),
                "replyTo", new String[] {"e@example.com"}));

        assertEquals("{{file}}", mail.subject());
        assertEquals("{{file}} < b", mail.message());
        assertFalse(mail.isHtml());
        assertEquals(Optional.of("{{file}}"), mail.text());
        assertEquals(
                Optional.of(Path.of("/{{file}}")), mail.attachments().get(0).path());
        assertEquals(List.of("{{file}}@example.com"), mail.recipients());
        assertEquals(List.of("c@example.com"), mail.cc());
        assertEquals(List.of("d@example.com"), mail.bcc());
        assertEquals(List.of("e@example.com"), mail.replyTo());
    }

    @Test
    void anEmptyTextIsBroughtAndABlankAddressIsNot() throws Exception {
        Mail mail = Completed.with("subject", "s")
                .and("message", "m")
                .and("attachments", "/a")
                .and("recipients", "{{to}}")
                .event(Map.of(
                        "subject", "", "message", "", "attachments", "", "recipients", " ", "to", "a@example.com"));

        assertEquals("", mail.subject());
        assertEquals("", mail.message());
        assertEquals(List.of(), mail.attachments());
        assertEquals(List.of("a@example.com"), mail.recipients());
    }

    @Test
    void aNullIsNotBrought() throws Exception {
        Mail mail = Completed.with("subject", "s").event(Collections.singletonMap("subject", null));

        assertEquals("s", mail.subject());
    }

    @Test
    void theTypeOfTheBodyIsConfiguredForWhatTheEventBringsToo() throws Exception {
        assertTrue(Completed.with("isHtml", true)
                .event(Map.of("message", "<b>x</b>"))
                .isHtml());
        assertFalse(Completed.with("isHtml", true)
                .event(Map.of("message", "x", "isHtml", false))
                .isHtml());
    }

    @Test
    void valuesAreEscapedWhenTheEventSaysThatTheBodyIsHtml() throws Exception {
        Completed template = Completed.with("message", "{{a}}{{{a}}}");

        assertEquals(
                "&lt;&lt;", template.event(Map.of("a", "<", "isHtml", true)).message());
        assertEquals("<<", template.event(Map.of("a", "<")).message());
    }

    @Test
    void aMailSentByHandIsCompletedWhereItIsEmpty() throws Exception {
        Mail given = Mail.builder()
                .subject("s")
                .recipients("x@example.com")
                .messageKey("k")
                .correlationId(7)
                .headers(Map.of("X-A", "b"))
                .build();
        Completed template = Completed.with("subject", "t")
                .and("message", "{{subject}} for {{recipients}} {{messageKey}} {{correlationId}} [{{topic}}]")
                .and("recipients", "{{nobody}}")
                .and("isHtml", "true");
        Mail mail = template.byHand(given);

        assertEquals("s", mail.subject());
        assertEquals("s for x@example.com k 7 []", mail.message());
        assertTrue(mail.isHtml());
        assertEquals(List.of("x@example.com"), mail.recipients());
        assertEquals(Optional.of("k"), mail.messageKey());
        assertEquals(Map.of("X-A", "b"), mail.headers());
        assertFalse(template.byHand(
                        Mail.builder().message("<").recipients("x@example.com").build())
                .isHtml());
    }

    @Test
    void whatNoTemplateGivesIsKept() throws Exception {
        Mail mail = Completed.with("subject", "s")
                .event(Map.of(
                        "calendar", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "header.X-A", "b", "inline.i", "/a.png"));

        assertTrue(mail.calendar().isPresent());
        assertEquals(Map.of("X-A", "b"), mail.headers());
        assertEquals(1, mail.inline().size());
    }

    @Test
    void theSummaryOfARefusalTellsWhatTheTemplatesMade() throws Exception {
        Source source = new Source.OfEvent(new Event("a/B", Map.of("file", "/a.csv", "to", "a@example.com")));
        source.read(all.settings(), Instant.EPOCH);

        assertEquals("a.csv is there", source.subject());
        assertEquals(List.of("a@example.com"), source.recipients());
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject", "message", "text", "attachments", "recipients", "cc", "bcc", "replyTo"})
    void aTemplateThatCannotBeCompiledIsRefusedByKeyAndLine(String key) {
        assertEquals(
                key + ": line 1: the section {{#a}} is not closed by {{/a}}.",
                Completed.with(key, "{{#a}}x").error());
        assertEquals(
                key + ": line 1: {{>a}} would take in another template, which is not supported.",
                Completed.with(key, "{{>a}}").error());
    }

    @ParameterizedTest
    @CsvSource({
        "recipients, 'recipients: the template names ''to'', which the event does not bring.'",
        "replyTo, 'replyTo: the template names ''to'', which the event does not bring.'",
        "attachments, 'attachments: the template names ''to'', which the event does not bring.'"
    })
    void anUnknownNameInAddressesAndAttachmentsIsRefusedByIt(String key, String sentence) {
        assertEquals(sentence, Completed.with(key, "{{to}}").refusal(Map.of()));
    }

    @Test
    void aLoopEndsByTheSizeOfAMail() {
        String sentence = Completed.with("message", "{{#rows}}{{.}}{{/rows}}")
                .and("maxMessageBytes", 2048)
                .refusal(Map.of("rows", Collections.nCopies(Integer.MAX_VALUE, "0123456789")));

        assertEquals("maxMessageBytes: with message the mail is larger than the 2048 bytes allowed.", sentence);
    }

    @Test
    void theFilesOfTheConfigurationAreSplitAtItsCommasOnly() throws Exception {
        Mail mail = Completed.with("attachments", "{{one}}, /data/{{id}}.pdf, {{many}}, {{#rows}}/r/{{.}},{{/rows}}")
                .event(Map.of(
                        "one",
                        "/a,b.txt",
                        "id",
                        "7,8",
                        "many",
                        List.of(Path.of("/c"), Attachment.of("n.txt", "text/plain", new byte[0])),
                        "rows",
                        new int[] {1, 2}));

        assertEquals(
                List.of("a,b.txt", "7,8.pdf", "c", "n.txt", "1", "2"),
                mail.attachments().stream().map(Attachment::name).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "x/../../y", "..", "%2e%2e/x"})
    void aValueInAPathDoesNotClimbOutOfItsFolder(String id) {
        String template = id.contains("%") ? "file:///data/{{id}}/y" : "/data/{{id}}/y";

        String sentence = Completed.with("attachments", template).refusal(Map.of("id", id));

        assertTrue(sentence.startsWith("attachments: '"), sentence);
        assertTrue(sentence.contains(" leads out of the folder that the template names"), sentence);
    }

    @Test
    void aBlankFileIsNoneAndACollectionIsNoPartOfAPath() throws Exception {
        assertEquals(
                List.of(),
                Completed.with("attachments", "{{file}}")
                        .event(Map.of("file", " "))
                        .attachments());
        assertTrue(Completed.with("attachments", "/data/{{files}}")
                .refusal(Map.of("files", List.of("a", "b")))
                .startsWith("attachments: 'files' is a collection"));
    }
}
