// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailsender.impl.mail.RefusedException;

/** What a tag's name stands for. */
class NamesTest {

    @Test
    void whatAlwaysHasANameSpeaksForItself() {
        assertEquals(
                "a/B orders Mail Shop 2026-11-25 05:04:03",
                Filling.empty().text("{{topic}} {{instance}} {{endpoint}} {{interface}} {{date}} {{time}}"));
    }

    @Test
    void aPropertyGoesBeforeWhatAlwaysHasAName() {
        assertEquals(
                "billing 7",
                Filling.with("instance", "billing").and("properties", 7).text("{{instance}} {{properties}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a.b", "Straße", "COUNT(*)", "a-b", "x#y", "a}b", "1", "class"})
    void aNameMayHaveAnyCharacters(String name) {
        assertEquals("v", Filling.with(name, "v").text("{{" + name + "}}"));
        assertEquals("v", Filling.with(name, "v").text("{{ " + name + " }}"));
    }

    static Stream<Object> paths() {
        return Stream.of(
                "/out/report.csv",
                "C:\\out\\report.csv",
                "report.csv",
                "file:///out/report.csv",
                new File("/out/report.csv"),
                Path.of("/out/report.csv"),
                URI.create("file:/out/report.csv"));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void theNameOfAPathIsItsLastPart(Object path) {
        assertEquals("report.csv", Filling.with("file", path).text("{{file.name}}"));
        assertEquals("report.csv", Filling.with("files", List.of(path)).text("{{#files}}{{.name}}{{/files}}"));
    }

    @Test
    void theNameOfAPathIsDecodedAndMayBeAFolder() {
        assertEquals("ü 1.csv", Filling.with("f", "file:///out/%C3%BC%201.csv").text("{{f.name}}"));
        assertEquals("out", Filling.with("f", "/data/out/").text("{{f.name}}"));
        assertEquals("100%", Filling.with("f", "file:///100%").text("{{f.name}}"));
    }

    @Test
    void theWholeNameGoesFirstThenTheLongestPart() {
        Filling filling = Filling.with("file", "/a/b.csv")
                .and("order", Map.of("customer", Map.of("city", "Bern"), "customer.city", "Basel"))
                .and("order.customer", Map.of("city", "Genf"));

        assertEquals("b.csv", filling.text("{{file.name}}"));
        assertEquals("whole", filling.and("file.name", "whole").text("{{file.name}}"));
        assertEquals("Genf", filling.text("{{order.customer.city}}"));
        assertEquals("Basel", filling.text("{{#order}}{{customer.city}}{{/order}}"));
    }

    @Test
    void anUnknownNameIsEmptyInTexts() {
        assertEquals("[]", Filling.empty().text("[{{a}}{{a.b}}{{a.name}}{{{a}}}{{&a}}{{.}}{{this}}{{.a}}]"));
        assertEquals("[]", Filling.with("a", null).text("[{{a}}]"));
    }

    @Test
    void anUnknownNameIsRefusedByItInAddressesAndPaths() throws Exception {
        String sentence = assertThrows(
                        RefusedException.class, () -> Filling.empty().gapped("{{customer}} <{{mail}}>"))
                .getMessage();

        assertEquals("message: the template names 'customer', which the event does not bring.", sentence);
        assertEquals("", Filling.empty().gapped("{{#mail}}{{mail}}{{/mail}}").text());
    }

    @Test
    void aMapThatCannotBeAskedForATextKnowsNone() {
        assertEquals(
                "[x]",
                Filling.with("m", new TreeMap<>(Map.of(1, "a"))).and("n", "x").text("[{{#m}}{{n}}{{/m}}]"));
        assertEquals("", Filling.with("m", Collections.singletonMap("a", null)).text("{{m.a}}"));
    }

    @Test
    void whatWasBroughtIsNeverTakenForATemplate() {
        Filling filling = Filling.with("a", "{{b}}{{#b}}x{{/b}}{{>b}}").and("b", "secret");

        assertEquals("{{b}}{{#b}}x{{/b}}{{>b}}", filling.text("{{a}}"));
        assertEquals("{{b}}{{#b}}x{{/b}}{{&gt;b}}", filling.html("{{{a}}}"));
    }
}
