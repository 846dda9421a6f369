// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How the words behind a command are understood. */
class ArgumentsTest {

    private static Arguments read(String line) {
        return Arguments.of(line.split(" "), "-s", "-p", "--html");
    }

    private static String refusal(String line) {
        return assertThrows(Refused.class, () -> read(line)).getMessage();
    }

    @Test
    void optionsStandInAnyPlace() {
        Arguments arguments = read("-s Subject orders some --html text -p a=1 -p b=2");

        assertEquals(List.of("orders", "some", "text"), arguments.rest());
        assertEquals(Optional.of("Subject"), arguments.value("-s"));
        assertEquals(List.of("a=1", "b=2"), arguments.values("-p"));
        assertTrue(arguments.has("--html"));
    }

    @Test
    void anUnknownOptionIsNoText() {
        assertEquals(
                "there is no option --subject; there are --html, -p, -s, and behind -- nothing is taken for an option",
                refusal("orders --subject X text"));
        assertEquals(
                "there is no option -x; this command has none, and behind -- nothing is taken for an option",
                assertThrows(Refused.class, () -> Arguments.of(new String[] {"-x"}))
                        .getMessage());
    }

    @Test
    void numbersDashesAndWhatFollowsTwoHyphensAreWords() {
        assertEquals(
                List.of("orders", "-5", "-", "--subject"),
                read("orders -5 - -- --subject").rest());
    }

    @Test
    void anOptionWithoutItsValueIsRefused() {
        assertEquals("the option -s needs a value", refusal("orders -s"));
    }

    @Test
    void missingSurplusAndMistypedWordsAreRefused() {
        assertEquals(
                "give an id",
                assertThrows(Refused.class, () -> read("orders").required(1, "an id"))
                        .getMessage());
        assertEquals(
                "'two' is one word too many",
                assertThrows(Refused.class, () -> read("one two").atMost(1)).getMessage());
        assertEquals(
                "'x' behind -s is no number",
                assertThrows(Refused.class, () -> read("-s x").number("-s")).getMessage());
    }

    @Test
    void propertiesAreNameAndValue() {
        assertEquals(Map.of("a", "1=2", "b", ""), MailRequest.pairs(List.of("a=1=2", "b=")));
        assertThrows(Refused.class, () -> MailRequest.pairs(List.of("=1")));
        assertThrows(Refused.class, () -> MailRequest.pairs(List.of("a=1", "a=2")));
    }

    @Test
    void aMailWithoutTextNeedsPropertiesForTheTemplates() {
        Refused refusal = assertThrows(Refused.class, () -> request(List.of()).properties());

        assertTrue(refusal.getMessage().startsWith("give the text of the mail at the end"), refusal::getMessage);
        assertEquals(
                Map.of("subject", "S", "name", "Jane"),
                request(List.of("name=Jane")).properties());
        assertThrows(Refused.class, () -> request(List.of("subject=T")).properties());
    }

    private static MailRequest request(List<String> pairs) {
        return new MailRequest(Optional.empty(), Optional.of("S"), List.of(), false, pairs, List.of());
    }
}
