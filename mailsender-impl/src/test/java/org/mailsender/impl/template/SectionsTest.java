// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.AbstractList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What sections show, go through, and where that ends. */
class SectionsTest {

    static Stream<Object> shown() {
        return Stream.of(
                true, "true", "x", " ", 0, 1, 'c', new byte[1], Map.of("a", 1), Optional.of("x"), new Object());
    }

    static Stream<Object> hidden() {
        return Stream.of(
                false,
                "false",
                "FALSE",
                "",
                List.of(),
                new int[0],
                new byte[0],
                Map.of(),
                Optional.empty(),
                Optional.of(false));
    }

    @ParameterizedTest
    @MethodSource("shown")
    void aSectionIsShownForAValue(Object value) {
        assertEquals("yes", Filling.with("v", value).text("{{#v}}yes{{/v}}{{^v}}no{{/v}}"));
    }

    @ParameterizedTest
    @MethodSource("hidden")
    void aSectionIsHiddenForWhatIsFalseOrEmpty(Object value) {
        assertEquals("no", Filling.with("v", value).text("{{#v}}yes{{/v}}{{^v}}no{{/v}}"));
    }

    @Test
    void aSectionIsHiddenForWhatIsNotThere() {
        assertEquals("no", Filling.empty().text("{{#v}}yes{{/v}}{{^v}}no{{/v}}"));
        assertEquals("no", Filling.with("v", null).text("{{#v}}yes{{/v}}{{^v}}no{{/v}}"));
        assertEquals("no", Filling.with("v", new String[0]).text("{{#v}}yes{{/v}}{{^v}}no{{/v}}"));
    }

    @Test
    void aSectionGoesThroughCollectionsAndArrays() {
        for (Object value : List.<Object>of(
                List.of("a", "b"), new String[] {"a", "b"}, new char[][] {{'a'}, {'b'}}, Collections.nCopies(2, "a"))) {
            String text = Filling.with("v", value).text("{{#v}}<{{.}}>{{/v}}");
            assertTrue(text.matches("<a><[ab]>"), text);
        }
        assertEquals("<1><2>", Filling.with("v", new int[] {1, 2}).text("{{#v}}<{{.}}>{{/v}}"));
        assertEquals("<a>", Filling.with("v", Set.of("a")).text("{{#v}}<{{.}}>{{/v}}"));
        assertEquals("a, b", Filling.with("v", List.of("a", "b")).text("{{#v}}{{^-first}}, {{/-first}}{{.}}{{/v}}"));
        assertEquals("1a2b", Filling.with("v", List.of("a", "b")).text("{{#v}}{{-index}}{{.}}{{/v}}"));
    }

    @Test
    void rowsKnowTheirOwnNamesAndThoseAround() {
        Filling filling = Filling.with("rows", List.of(Map.of("id", 1, "n", "x"), Map.of("id", 2)))
                .and("n", "around");

        assertEquals("1 x\n2 around\n", filling.text("{{#rows}}\n{{id}} {{n}}\n{{/rows}}\n"));
        assertEquals("1 x\n2 around\n", filling.text("{{#rows}}\r\n{{id}} {{n}}\r\n{{/rows}}\r\n"));
    }

    @Test
    void aMapIsEnteredAndItsPairsCanBeListed() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("a", 1);
        map.put("none", null);
        map.put("b", List.of(2, 3));
        Filling filling = Filling.with("m", map);

        assertEquals("1", filling.text("{{#m}}{{a}}{{/m}}"));
        assertEquals("a: 1;b: 2, 3;", filling.text("{{#m.properties}}{{name}}: {{value}};{{/m.properties}}"));
    }

    @Test
    void allPropertiesCanBeListed() {
        Filling filling = Filling.with("file", "/a.csv").and("none", null).and("rows", 3);

        assertEquals(
                "file: /a.csv\nrows: 3\n", filling.text("{{#properties}}\n{{name}}: {{value}}\n{{/properties}}\n"));
    }

    /** Looks as large as can be, and takes no room. */
    private static List<String> many(String element, int size) {
        return new AbstractList<>() {
            @Override
            public String get(int index) {
                return element;
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    @Test
    void aLoopThatWouldFillAllMemoryEndsByTheSizeOfAMail() {
        Filling filling = Filling.with("v", many("0123456789".repeat(100), Integer.MAX_VALUE));

        assertEquals(
                "maxMessageBytes: with message the mail is larger than the " + Filling.MOST + " bytes allowed.",
                filling.refusal("{{#v}}{{.}}{{/v}}"));
        assertTrue(filling.refusal("{{v}}").startsWith("maxMessageBytes: "));
        assertTrue(Filling.with("v", Map.of("a", filling))
                .and("w", many("", 100_000))
                .text("{{#w}}{{/w}}")
                .isEmpty());
    }

    @Test
    void loopsInLoopsThatWriteNothingEnd() {
        Filling filling = Filling.with("v", many("", 100_000));

        assertTrue(filling.refusal("{{#v}}{{#v}}{{#v}}{{/v}}{{/v}}{{/v}}")
                .startsWith("message: its sections go through more than 1000000 elements"));
    }

    @Test
    void valuesAreEscapedInHtmlHoweverATagAsksForThem() {
        Filling filling = Filling.with("v", "<b>&\"'`").and("list", List.of("<"));
        String escaped = "&lt;b&gt;&amp;&quot;&#39;&#96;";

        assertEquals(escaped + escaped + escaped, filling.html("{{v}}{{{v}}}{{&v}}"));
        assertEquals("&lt;<i>&lt;", filling.html("{{list}}<i>{{#list}}{{{.}}}{{/list}}"));
        assertEquals("<b>&\"'`<", filling.text("{{v}}{{{list}}}"));
    }
}
