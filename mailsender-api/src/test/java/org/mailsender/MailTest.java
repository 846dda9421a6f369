// SPDX-License-Identifier: Apache-2.0
package org.mailsender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MailTest {

    private static final Attachment FILE = Attachment.of(Path.of("a.csv"));

    @Test
    void aMailOfNothingLeavesEverythingToTheConfiguration() {
        Mail mail = Mail.builder().build();

        assertEquals("", mail.message());
        assertEquals("", mail.subject());
        assertFalse(mail.isHtml());
        assertEquals(Optional.empty(), mail.text());
        for (List<?> list : List.of(mail.recipients(), mail.cc(), mail.bcc(), mail.replyTo(), mail.attachments())) {
            assertEquals(List.of(), list);
        }
        assertEquals(Map.of(), mail.inline());
        assertEquals(Map.of(), mail.headers());
        assertEquals(Optional.empty(), mail.messageKey());
        assertEquals(Optional.empty(), mail.correlationId());
    }

    @Test
    void whatIsSetIsThere() {
        Mail mail = Mail.builder()
                .html("<p>Hello</p>")
                .text("Hello")
                .subject("Greeting")
                .recipients("a@example.com", "b@example.com")
                .cc(List.of("c@example.com"))
                .bcc(List.of("d@example.com"))
                .replyTo(List.of("e@example.com"))
                .attachments(List.of(FILE))
                .inline(Map.of("logo", FILE))
                .headers(Map.of("X-Priority", "1"))
                .messageKey("order-1")
                .correlationId(42L)
                .build();

        assertEquals("<p>Hello</p>", mail.message());
        assertTrue(mail.isHtml());
        assertEquals(Optional.of("Hello"), mail.text());
        assertEquals("Greeting", mail.subject());
        assertEquals(List.of("a@example.com", "b@example.com"), mail.recipients());
        assertEquals(List.of("c@example.com"), mail.cc());
        assertEquals(List.of("d@example.com"), mail.bcc());
        assertEquals(List.of("e@example.com"), mail.replyTo());
        assertEquals(List.of(FILE), mail.attachments());
        assertEquals(Map.of("logo", FILE), mail.inline());
        assertEquals(Map.of("X-Priority", "1"), mail.headers());
        assertEquals(Optional.of("order-1"), mail.messageKey());
        assertEquals(Optional.of(42L), mail.correlationId());
    }

    @Test
    void settingAPartReplacesItInsteadOfAddingToIt() {
        Mail mail = Mail.builder()
                .html("<p>first</p>")
                .message("second")
                .recipients("a@example.com")
                .recipients("b@example.com")
                .headers(Map.of("X-First", "1"))
                .headers(Map.of("X-Second", "2"))
                .build();

        assertEquals("second", mail.message());
        assertFalse(mail.isHtml());
        assertEquals(List.of("b@example.com"), mail.recipients());
        assertEquals(Map.of("X-Second", "2"), mail.headers());
    }

    @Test
    void aBuilderThatGoesOnChangesNoMailMadeBefore() {
        MailBuilder builder = Mail.builder().subject("first").recipients("a@example.com");
        Mail first = builder.build();

        Mail second = builder.subject("second").recipients("b@example.com").build();

        assertEquals("first", first.subject());
        assertEquals(List.of("a@example.com"), first.recipients());
        assertEquals("second", second.subject());
        assertEquals(List.of("b@example.com"), second.recipients());
    }

    @Test
    void collectionsAreCopiedInTheirOrderAndCannotBeChanged() {
        List<String> recipients = new ArrayList<>(List.of("b@example.com", "a@example.com"));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-B", "1");
        headers.put("X-A", "2");
        Mail mail = Mail.builder().recipients(recipients).headers(headers).build();

        recipients.clear();
        headers.clear();

        assertEquals(List.of("b@example.com", "a@example.com"), mail.recipients());
        assertEquals(List.of("X-B", "X-A"), List.copyOf(mail.headers().keySet()));
        assertThrows(
                UnsupportedOperationException.class, () -> mail.recipients().add("c@example.com"));
        assertThrows(UnsupportedOperationException.class, () -> mail.headers().put("X-C", "3"));
    }

    @ParameterizedTest
    @MethodSource
    void nullIsRefusedByName(String name, Consumer<MailBuilder> setting) {
        MailBuilder builder = Mail.builder();

        NullPointerException refusal = assertThrows(NullPointerException.class, () -> setting.accept(builder));

        assertEquals(name, refusal.getMessage());
    }

    static Stream<Arguments> nullIsRefusedByName() {
        List<String> nobody = Collections.singletonList(null);
        return Stream.of(
                setting("message", builder -> builder.message(null)),
                setting("html", builder -> builder.html(null)),
                setting("text", builder -> builder.text(null)),
                setting("subject", builder -> builder.subject(null)),
                setting("recipients", builder -> builder.recipients((String[]) null)),
                setting("recipients", builder -> builder.recipients(Arrays.asList("a@example.com", null))),
                setting("recipients", builder -> builder.recipients("a@example.com", null)),
                setting("cc", builder -> builder.cc(null)),
                setting("cc", builder -> builder.cc(nobody)),
                setting("bcc", builder -> builder.bcc(nobody)),
                setting("replyTo", builder -> builder.replyTo(nobody)),
                setting("attachments", builder -> builder.attachments(null)),
                setting("attachments", builder -> builder.attachments(Collections.singletonList(null))),
                setting("inline", builder -> builder.inline(null)),
                setting("inline", builder -> builder.inline(Collections.singletonMap("logo", null))),
                setting("headers", builder -> builder.headers(Collections.singletonMap(null, "1"))),
                setting("headers", builder -> builder.headers(Collections.singletonMap("X-A", null))),
                setting("messageKey", builder -> builder.messageKey(null)),
                setting("correlationId", builder -> builder.correlationId(null)));
    }

    private static Arguments setting(String name, Consumer<MailBuilder> setting) {
        return Arguments.of(name, setting);
    }

    @Test
    void itsTextShowsTheSubjectAndNothingElse() {
        assertEquals(
                "Mail[Greeting]",
                Mail.builder().subject("Greeting").message("secret").build().toString());
    }

    @Test
    void anotherMailBeginsWithAllOfTheFirst() {
        Mail first = Mail.builder()
                .html("<p>a</p>")
                .text("a")
                .subject("s")
                .recipients("a@example.com")
                .headers(Map.of("X-A", "b"))
                .messageKey("k")
                .correlationId(7)
                .build();
        Mail second = first.toBuilder().subject("t").build();

        assertEquals("s", first.subject());
        assertEquals("t", second.subject());
        assertTrue(second.isHtml());
        assertEquals(
                List.of(first.message(), first.text(), first.recipients(), first.headers(), first.messageKey()),
                List.of(second.message(), second.text(), second.recipients(), second.headers(), second.messageKey()));
        assertEquals(first.correlationId(), second.correlationId());
    }
}
