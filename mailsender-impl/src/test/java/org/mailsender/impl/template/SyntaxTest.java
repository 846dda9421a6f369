// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no template is told by its line, in words of ours. */
class SyntaxTest {

    private static String refusal(String source) {
        return assertThrows(TemplateException.class, () -> Template.compile("message", source), source)
                .getMessage();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{{a; line 1: a {{ is not closed by }}.",
                "{{{a}}; line 1: a {{{ is not closed by }}}.",
                "{{}}; line 1: a tag {{}} names nothing.",
                "{{ }}; line 1: a tag {{}} names nothing.",
                "{{{}}}; line 1: a tag names nothing.",
                "{{#}}; line 1: a tag names nothing.",
                "{{#a}}; line 1: the section {{#a}} is not closed by {{/a}}.",
                "{{/a}}; line 1: {{/a}} closes a section that is not open.",
                "{{#a}}{{^b}}{{/a}}; line 1: {{/a}} stands where {{/b}} must close the section of line 1.",
                "{{>a}}; line 1: {{>a}} would take in another template, which is not supported.",
                "{{> ../../secret }}; line 1: {{> ../../secret}} would take in another template, which is not supported.",
                "{{<a}}{{/a}}; line 1: {{<a}} would take in another template, which is not supported.",
                "{{$a}}{{/a}}; line 1: {{$a}} would take in another template, which is not supported.",
                "{{=<% %>=}}; line 1: {{= would change the delimiters, which is not supported.",
                "{{a{b}}; line 1: the tag {{a{b}} holds another {, or a line break."
            })
    void whatIsNoTemplateIsToldInOneSentence(String source, String sentence) {
        assertEquals(sentence, refusal(source));
    }

    @Test
    void theLineIsTheOneOfTheTag() {
        assertTrue(refusal("a\n{{b}}\r\n\n{{#rows}}\nx{{y}}\n").startsWith("line 4: the section {{#rows}}"));
        assertTrue(refusal("{{#a}}\n\n{{/b}}").startsWith("line 3: {{/b}}"));
        assertTrue(refusal("\n{{a\nb}}").startsWith("line 2: the tag {{a?b}}"));
        assertTrue(refusal("{{&\na}}").startsWith("line 1: the tag {{a}}"));
        assertTrue(refusal("{{#a\u2003}}{{/a}}").startsWith("line 1: {{/a}} stands where"));
        assertTrue(refusal("\n\uFDD0").startsWith("line 2: it holds U+FDD0"));
    }

    @Test
    void aTemplateOfHostileSizeIsRefused() {
        assertTrue(refusal("{{#a}}".repeat(100_000)).contains("nested more than 100 deep"));
        assertTrue(refusal("{{" + "a.".repeat(500) + "}}").contains("longer than 200 characters"));
        assertTrue(refusal("{{/" + "a".repeat(199) + "}}").length() < 300);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "plain", "{ a } }} }", "{{! a { comment \n in two lines }}", "{{ a }}", "{{&a}}{{{a}}}"})
    void whatIsATemplateIsTaken(String source) throws Exception {
        assertEquals(source, Template.compile("message", source).source());
    }

    @Test
    void twoOfOneTextAreEqual() throws Exception {
        assertEquals(Template.compile("text", "{{a}}"), Template.compile("text", "{{a}}"));
        assertNotEquals(Template.compile("text", "{{a}}"), Template.compile("text", "{{b}}"));
    }

    /** Ours and the library's reading of a text are one: what passes here never fails there. */
    @Property(tries = 20_000)
    void whateverIsWrittenIsRefusedByLineOrCompiles(
            @ForAll
                    @StringLength(max = 30)
                    @Chars({'{', '}', '#', '^', '/', '!', '>', '=', '&', ' ', '\n', '.'})
                    @CharRange(from = 'a', to = 'b')
                    String source)
            throws Exception {
        try {
            Filling.with("a", "x").text(Template.compile("message", source).source());
        } catch (TemplateException e) {
            assertTrue(e.getMessage().startsWith("line "), e.getMessage());
            assertFalse(e.getMessage().contains("ustache"), e.getMessage());
        }
    }
}
