// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailsender.Attachment;
import org.mailsender.impl.mail.RefusedException;

/** Whatever an event brings at great length is rendered or refused at once, with an answer and not with an Error. */
class LongTextTest {

    private static final Duration GENEROUS = Duration.ofSeconds(15);
    private static final int LENGTH = 1_000_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a", " ", "\n", "\r", "\r\n", "\t", "=", ".", "\u00FC", "😀", "\uD800", "\0", "?", "=?", "a\u0308",
                "\u0308", "; a=b", "text/", "a/b;", "\"", "\\", "/", "<", "-", "%"
            })
    void everyPropertyOfAnyLengthGetsAnAnswer(String piece) {
        String text = piece.repeat(LENGTH / piece.length());
        byte[] content = {1};
        List<Map<String, ?>> events = List.of(
                Map.of("message", text),
                Map.of("message", "<p>x", "isHtml", true, "text", text),
                Map.of("message", text, "isHtml", true),
                Map.of("subject", text),
                Map.of("recipients", text),
                Map.of("cc", List.of(text + "@example.com", "a@" + text)),
                Map.of("header.X-A", text),
                Map.of("headers", Map.of(text, "x")),
                Map.of("attachments", List.of(Attachment.of(text, "", content))),
                Map.of("attachments", List.of(Attachment.of("a", text, content))),
                Map.of("attachments", List.of(Attachment.of("a", "a/b" + text, content))),
                Map.of("message", "x", "isHtml", true, "inline", Map.of(text, Attachment.of("a", "", content))));

        assertTimeoutPreemptively(GENEROUS, () -> events.forEach(LongTextTest::answer));
    }

    private static void answer(Map<String, ?> event) {
        try {
            Rendered.of(event);
        } catch (RefusedException e) {
            assertTrue(
                    e.getMessage().length() < 600,
                    () -> "a sentence of " + e.getMessage().length());
        }
    }
}
