// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.URI;
import java.nio.CharBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailsender.Mail;
import org.mailsender.MailBuilder;
import org.mailsender.impl.mail.RefusedException;
import org.osgi.service.event.Event;

/** Which types and forms an event's properties may have, and which sentence answers the others. */
class EventReaderTest {

    private static final UUID ID = UUID.fromString("8f0c6a1e-0000-4000-8000-000000000001");

    private static Mail read(String property, Object value) throws RefusedException {
        return EventReader.mail(new Event("orders/Send", Map.of(property, value)));
    }

    private static String refusal(String property, Object value) {
        String sentence = assertThrows(RefusedException.class, () -> read(property, value), property)
                .getMessage();
        assertTrue(sentence.startsWith(property + ": ") && sentence.endsWith("."), sentence);
        return sentence;
    }

    @Test
    void aScalarIsTakenAsTheTextThatPeopleExpect() throws Exception {
        Map<Object, String> texts = new HashMap<>();
        texts.put(CharBuffer.wrap("text"), "text");
        texts.put(42, "42");
        texts.put(true, "true");
        texts.put('c', "c");
        texts.put(ID, ID.toString());
        texts.put(URI.create("https://example.com/a"), "https://example.com/a");
        texts.put(Path.of("a", "b"), Path.of("a", "b").toString());
        texts.put(new File("a"), "a");
        texts.put(LocalDate.of(2026, 11, 25), "2026-11-25");
        texts.put(Instant.EPOCH, "1970-01-01T00:00:00Z");
        texts.put(Date.from(Instant.EPOCH), "1970-01-01T00:00:00Z");

        for (Map.Entry<Object, String> value : texts.entrySet()) {
            assertEquals(value.getValue(), read("message", value.getKey()).message());
            assertEquals(value.getValue(), read("subject", value.getKey()).subject());
            assertEquals(
                    Optional.of(value.getValue()),
                    read("messageKey", value.getKey()).messageKey());
        }
    }

    @Test
    void otherTypesAreNamedAsTheyAreWrittenInJava() {
        assertTrue(refusal("message", "secret".toCharArray()).contains("type char[] cannot be used"));
        assertTrue(refusal("message", new byte[1][]).contains("type byte[][] "));
        assertTrue(refusal("subject", new int[1]).contains("type int[] "));
        assertTrue(refusal("messageKey", List.of()).contains("pass a String"));
        assertTrue(refusal("attachments", new Object[] {new byte[3]}).contains("type byte[] "));
        assertTrue(refusal("isHtml", 1).contains("neither true nor false"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"recipients", "cc", "bcc", "replyTo"})
    void aNullNamesNobody(String property) throws Exception {
        for (Object value :
                List.of(new String[] {"a@example.com", null}, Arrays.asList(null, "a@example.com"), new Object[] {
                    null, CharBuffer.wrap("a@example.com"), " "
                })) {
            Mail mail = read(property, value);
            List<List<String>> all = List.of(mail.recipients(), mail.cc(), mail.bcc(), mail.replyTo());
            assertTrue(all.contains(List.of("a@example.com")), all::toString);
        }
    }

    @Test
    void aNullIsNoFileAndNoHeaderAndNoInstance() throws Exception {
        assertTrue(refusal("attachments", new String[] {null}).contains("type null"));
        assertTrue(refusal("attachments", Collections.singletonList(null)).contains("type null"));
        assertTrue(refusal("inline", Collections.singletonMap("logo", null)).contains("'logo': a value of type null"));
        assertTrue(refusal("headers", Map.of("X-A", new char[1])).contains("'X-A': a value of type char[]"));
        assertEquals(
                Map.of(), read("headers", Collections.singletonMap("X-A", null)).headers());
        assertEquals(
                Set.of(""),
                read("headers", Collections.singletonMap(null, "x")).headers().keySet());
        assertEquals(List.of("a", "b"), EventReader.via(new Event("orders/Send", Map.of("via", new String[] {
            "a", null, "b"
        }))));
    }

    @Test
    void aMailTakesNoNullAndSaysWhere() {
        MailBuilder mail = Mail.builder();
        List<Executable> calls = List.of(
                () -> mail.recipients((String) null),
                () -> mail.cc(Collections.singletonList(null)),
                () -> mail.attachments(Collections.singletonList(null)),
                () -> mail.inline(Collections.singletonMap("logo", null)),
                () -> mail.headers(Collections.singletonMap(null, "x")));

        assertEquals(
                List.of("recipients", "cc", "attachments", "inline", "headers"),
                calls.stream()
                        .map(call ->
                                assertThrows(NullPointerException.class, call).getMessage())
                        .toList());
    }

    @Test
    void aMapMayBeGivenAsOnePropertyForEachEntry() throws Exception {
        Map<String, Object> values = new HashMap<>();
        values.put("inline.logo", "/logo,1.png");
        values.put("inline.none", null);
        values.put("header.X-Priority", 1);
        values.put("header.X-None", null);
        Mail mail = EventReader.mail(new Event("orders/Send", values));

        assertEquals(
                Optional.of(Path.of("/logo,1.png")), mail.inline().get("logo").path());
        assertEquals(1, mail.inline().size());
        assertEquals(Map.of("X-Priority", "1"), mail.headers());
        assertTrue(refusal("inline", "logo=/logo.png").contains("or one property inline.<id> for each image"));
        assertTrue(refusal("headers", "X-A: b").contains("or one property header.<Name> for each field"));
    }
}
