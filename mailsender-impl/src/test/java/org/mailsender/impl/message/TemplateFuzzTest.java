// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
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
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.mailsender.impl.mail.RefusedException;

/** Ten thousand hostile events in templates: each is refused with a sentence, or becomes the mail that the template means. */
class TemplateFuzzTest {

    private static final Set<String> FIELDS = Set.of(
            "Date",
            "From",
            "To",
            "Cc",
            "Message-ID",
            "Subject",
            "MIME-Version",
            "Content-Type",
            "Content-Transfer-Encoding",
            "Auto-Submitted");
    private static final String HTML = "<p id=\"{{a}}\" title='{{{b}}}'>{{a}}|{{&b}}</p>{{#rows}}<i>{{.}}</i>{{/rows}}";
    /** Each with the addresses that it can mean; an address that is brought whole counts as one of them. */
    private static final Map<String, String> RECIPIENTS = Map.of(
            "{{a}} <ops@example.com>", "ops@example\\.com",
            "\"{{a}}, {{b}}\" <ops@example.com>", "ops@example\\.com",
            "{{#rows}}{{.}} <ops@example.com>,{{/rows}} boss@example.com", "(ops|boss)@example\\.com",
            "{{{a}}}@example.com, boss@example.com", ".*@example\\.com",
            "ops@{{a}}.example.com", "ops@.*\\.example\\.com",
            "{{mail}}", ".+@evil\\.test",
            "{{a}} <{{mail}}>", ".+@evil\\.test");

    private static final List<String> EVIL = List.of(
            "x@evil.test, y@evil.test",
            "x@evil.test",
            "x>, <y@evil.test",
            "\"x\" <x@evil.test>",
            "a\r\nBcc: y@evil.test",
            "a\r\n\r\n<b>",
            "{{b}}{{#rows}}{{/rows}}{{>a}}{{=<% %>=}}",
            "{{#a",
            "<script>alert(1)</script>",
            "\"'><img src=x>",
            "&amp;&lt;",
            "=?utf-8?q?=0D=0ABcc:_y=40evil.test?=",
            "(x",
            "[x",
            "x; y@evil.test",
            "x:y@evil.test;",
            "\uFDD0",
            "Grüße 😀");

    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> wild = Arbitraries.of(
                        '\r', '\n', '\0', '\t', '\u0085', '\u2028', '\uD800', '\uFDD0', '"', '\\', '<', '>', '=', ';',
                        ':', ',', '@', '(', ')', '[', '.', ' ', '%', '\'', '&', '{', '}', 'a', 'ü')
                .list()
                .ofMaxSize(12)
                .map(TemplateFuzzTest::joined);
        Arbitrary<String> mild = Arbitraries.of('a', 'ü', ' ', ',', '<', '&', '\'', '"', '{', '}', '.')
                .list()
                .ofMaxSize(12)
                .map(TemplateFuzzTest::joined);
        return Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.of(EVIL)), Tuple.of(1, wild), Tuple.of(5, mild));
    }

    private static String joined(List<Character> characters) {
        StringBuilder text = new StringBuilder();
        characters.forEach(text::append);
        return text.toString();
    }

    @Provide
    Arbitrary<Map<String, Object>> events() {
        return Combinators.combine(values(), values(), values(), values().list().ofMaxSize(3))
                .as((a, b, mail, rows) -> {
                    Map<String, Object> event = new HashMap<>();
                    event.put("a", a);
                    event.put("b", b);
                    event.put("mail", mail);
                    event.put("rows", rows);
                    return event;
                });
    }

    @Provide
    Arbitrary<String> recipients() {
        return Arbitraries.of(RECIPIENTS.keySet());
    }

    @Property(tries = 10_000)
    void anEventIsRefusedOrBecomesTheMailThatTheTemplateMeans(
            @ForAll("events") Map<String, Object> event, @ForAll("recipients") String recipients) {
        Map<String, Object> configuration = Rendered.configuration();
        configuration.put("subject", "{{a}} and {{{b}}}{{#rows}} {{.}}{{/rows}}");
        configuration.put("message", HTML);
        configuration.put("text", "{{a}}");
        configuration.put("isHtml", true);
        configuration.put("recipients", recipients);
        Rendered mail;
        try {
            mail = Rendered.completed(event, configuration);
        } catch (RefusedException e) {
            assertTrue(e.getMessage().matches("(subject|recipients): .*\\."), e.getMessage());
            assertFalse(e.getMessage().matches(".*(ustache|samskivert|Exception|\uFDD0 <).*"), e.getMessage());
            Statistics.collect("refused");
            return;
        }
        Statistics.collect("rendered");
        assertNothingIsAdded(mail, RECIPIENTS.get(recipients), recipients.contains("{{mail}}"));
        assertEscaped(event, mail);
    }

    private static void assertNothingIsAdded(Rendered mail, String meant, boolean one) {
        Set<String> found = new TreeSet<>(mail.headerNames());
        found.removeAll(FIELDS);
        assertEquals(Set.of(), found);
        mail.envelope().recipients().forEach(address -> assertTrue(address.matches(meant), address));
        assertTrue(!one || mail.envelope().recipients().size() == 1);
    }

    private static void assertEscaped(Map<String, Object> event, Rendered mail) {
        Document page = Jsoup.parse(mail.leavesByMime4j().get(1).text());
        int rows = ((List<?>) event.get("rows")).size();
        assertEquals(1 + rows, page.body().select("*").size() - 1, page::html);
        String a = seen(event.get("a"));
        String b = seen(event.get("b"));
        if (!a.contains("\0") && !b.contains("\0")) {
            assertEquals(a, page.select("p").attr("id"));
            assertEquals(b, page.select("p").attr("title"));
            assertEquals(a + "|" + b, page.select("p").get(0).wholeText());
        }
    }

    /** Line ends are canonical in a mail, and lone surrogates cannot travel. */
    private static String seen(Object text) {
        return text.toString().replaceAll("\r\n?", "\n").replaceAll("[\\x{D800}-\\x{DFFF}]", "\uFFFD");
    }
}
