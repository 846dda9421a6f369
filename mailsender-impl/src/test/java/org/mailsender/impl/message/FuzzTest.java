// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.mailsender.Attachment;
import org.mailsender.impl.mail.RefusedException;

/** Ten thousand hostile events: each is refused with a sentence, or becomes exactly the mail it asks for. */
class FuzzTest {

    private static final Set<String> OWN_FIELDS = Set.of(
            "Date",
            "From",
            "To",
            "Cc",
            "Reply-To",
            "Message-ID",
            "Subject",
            "MIME-Version",
            "Content-Type",
            "Content-Transfer-Encoding",
            "Auto-Submitted");
    private static final Set<String> PROPERTIES =
            Set.of("subject", "message", "recipients", "cc", "bcc", "replyTo", "headers", "attachments", "inline");
    private static final List<String> ADDRESSES = List.of(
            "a@example.com",
            "Zoë <b@example.com>",
            "\"x, y\" <c@example.com>",
            "d@bücher.example",
            "\"quoted local\"@example.com",
            "e+tag@[192.0.2.1]");
    private static final Set<String> INTENDED = Set.of(
            "a@example.com",
            "b@example.com",
            "c@example.com",
            "d@xn--bcher-kva.example",
            "\"quoted local\"@example.com",
            "e+tag@[192.0.2.1]",
            "ops@example.com");

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Character> nasty = Arbitraries.of(
                '\r', '\n', '\0', '\t', '\u0085', '\u2028', '\uD800', '\uDC00', '"', '\\', '<', '>', '=', '?', ';', ':',
                ',', '@', '(', ')', '.', ' ', '%', '*', '\'');
        Arbitrary<Character> harmless = Arbitraries.oneOf(
                Arbitraries.chars().alpha(),
                Arbitraries.of('ü', 'ß', '漢', '\u0308', '\u00a0', '€', ' ', '"', '.', '='));
        Arbitrary<String> mild = harmless.list().ofMaxSize(60).map(FuzzTest::joined);
        Arbitrary<String> wild = Combinators.combine(
                        mild, nasty.list().ofMaxSize(3).map(FuzzTest::joined), mild)
                .as((before, evil, after) -> before + evil + after);
        Arbitrary<String> tame = Arbitraries.of(
                "",
                "Hello",
                "Grüße 😀 漢字",
                "=?UTF-8?B?SGVsbG8=?=",
                ".",
                "..",
                "From the start",
                "x".repeat(1200),
                "a b ".repeat(400),
                "--boundary",
                "\u202Eright to left");
        return Arbitraries.frequencyOf(Tuple.of(5, tame), Tuple.of(5, mild), Tuple.of(1, wild));
    }

    private static String joined(List<Character> characters) {
        StringBuilder text = new StringBuilder();
        characters.forEach(text::append);
        return text.toString();
    }

    @Provide
    Arbitrary<Map<String, Object>> events() {
        Arbitrary<List<String>> recipients = Arbitraries.oneOf(
                Arbitraries.of(ADDRESSES).list().ofMaxSize(4),
                texts().map(text -> List.of(text + "@example.com")),
                texts().map(text -> List.of("\"" + text + "\" <a@example.com>")));
        Arbitrary<List<Attachment>> files = Combinators.combine(
                        texts(),
                        Arbitraries.of("", "text/csv", "text/csv\r\nX: y", "image/png; a=\"b\"", "nonsense"),
                        Arbitraries.bytes().array(byte[].class).ofMaxSize(300))
                .as(Attachment::of)
                .list()
                .ofMaxSize(2);
        Arbitrary<Map<String, String>> headers = Arbitraries.maps(
                        Arbitraries.oneOf(Arbitraries.of("X-A", "X-Priority", "Bcc", "Content-Type", "X B"), texts()),
                        texts())
                .ofMaxSize(2);
        return Combinators.combine(texts(), texts(), Arbitraries.of(true, false), recipients, files, headers, texts())
                .as(FuzzTest::event);
    }

    @SuppressWarnings("checkstyle:parameternumber") // one for each property
    private static Map<String, Object> event(
            String subject,
            String message,
            boolean html,
            List<String> to,
            List<Attachment> files,
            Map<String, String> headers,
            String contentId) {
        Map<String, Object> event = new HashMap<>();
        event.put("subject", subject);
        event.put("message", message);
        event.put("isHtml", html);
        event.put("recipients", to);
        event.put("attachments", files);
        event.put("headers", headers);
        if (html && !files.isEmpty()) {
            event.put("inline", Map.of(contentId, files.get(0)));
        }
        return event;
    }

    @Property(tries = 10_000)
    void anEventIsRefusedOrBecomesTheMailItAsksFor(@ForAll("events") Map<String, Object> event) {
        Rendered mail;
        try {
            mail = Rendered.of(event);
        } catch (RefusedException e) {
            String property = e.getMessage().substring(0, e.getMessage().indexOf(':'));
            assertTrue(PROPERTIES.contains(property), e.getMessage());
            assertTrue(e.getMessage().chars().noneMatch(Character::isISOControl), e.getMessage());
            Statistics.collect("refused");
            return;
        }
        Statistics.collect("rendered");
        assertOnlyAllowedFields(event, mail);
        assertIntendedEnvelope(event, mail);
        assertTextsReadBack(event, mail);
        assertTrue(mail.longestLine() <= 998, () -> "a line of " + mail.longestLine());
        assertFalse(mail.raw().replace("\r\n", "").contains("\n"), "a bare line feed");
        assertFalse(mail.raw().replace("\r\n", "").contains("\r"), "a bare carriage return");
    }

    private static void assertOnlyAllowedFields(Map<String, Object> event, Rendered mail) {
        Set<String> allowed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        allowed.addAll(OWN_FIELDS);
        ((Map<?, ?>) event.get("headers")).keySet().forEach(name -> allowed.add(name.toString()));
        Set<String> found = mail.headerNames();
        found.removeAll(allowed);
        assertEquals(Set.of(), found);
    }

    private static void assertIntendedEnvelope(Map<String, Object> event, Rendered mail) {
        List<?> asked = (List<?>) event.get("recipients");
        for (String address : mail.envelope().recipients()) {
            assertTrue(address.matches("[^\\s<>\\p{Cntrl}]+|\"[^\\r\\n\\x00]*\"@example.com"), address);
            boolean fromPool = asked.isEmpty() || ADDRESSES.contains(asked.get(0));
            assertTrue(!fromPool || INTENDED.contains(address), address);
        }
        assertEquals(
                mail.envelope().recipients().size(),
                Set.copyOf(mail.envelope().recipients()).size());
    }

    private static void assertTextsReadBack(Map<String, Object> event, Rendered mail) {
        String oneLine = event.get("subject").toString().replaceAll("\r\n|[\r\n\t\u2028]", " ");
        String subject = Normalizer.normalize(oneLine, Normalizer.Form.NFC);
        assertEquals(subject.strip(), mail.decoded("Subject").strip());
        List<Attachment> files = files(event);
        boolean html = (boolean) event.get("isHtml");
        String message =
                event.get("message").toString().replaceAll("\r\n?", "\n").replaceAll("[\\x{D800}-\\x{DFFF}]", "\uFFFD");
        for (List<Rendered.Leaf> leaves : List.of(mail.leavesByMime4j(), mail.leavesByAngus())) {
            assertEquals(message, leaves.get(html ? 1 : 0).text());
            List<Rendered.Leaf> found = leaves.subList(leaves.size() - files.size(), leaves.size());
            for (int i = 0; i < files.size(); i++) {
                assertEquals(shown(files.get(i).name()), found.get(i).fileName());
                assertArrayEquals(
                        files.get(i).bytes().orElseThrow(), found.get(i).content());
                assertEquals(
                        found.get(i).type().toLowerCase(Locale.ROOT),
                        found.get(i).type());
            }
        }
    }

    private static String shown(String name) {
        String seen = name.replaceAll("(?s).*[/\\\\]", "").replace("\u202E", "").replaceAll("[ .\u00a0]+$", "");
        return seen.isBlank() ? "attachment" : Normalizer.normalize(seen.strip(), Normalizer.Form.NFC);
    }

    private static List<Attachment> files(Map<String, Object> event) {
        List<Attachment> files = new ArrayList<>();
        ((List<?>) event.get("attachments")).forEach(file -> files.add((Attachment) file));
        return files;
    }
}
