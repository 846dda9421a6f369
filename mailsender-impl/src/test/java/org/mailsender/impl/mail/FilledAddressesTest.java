// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What others brought becomes one address, or a part of one, and never another. */
class FilledAddressesTest {

    private static final char GAP = '_';

    private static List<String> fill(String list, String... values) throws BadAddressException {
        return filled(list, Stream.of(values).map(List::of).toList());
    }

    private static List<String> filled(String list, List<List<String>> values) throws BadAddressException {
        return new FilledAddresses(list, GAP, values).list();
    }

    private static String refusal(String list, String... values) {
        return assertThrows(BadAddressException.class, () -> fill(list, values)).getMessage();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "_|a@example.com|a@example.com",
                "_|Jane <a@example.com>|\"Jane\" <a@example.com>",
                "_|\"Doe, Jane\" <a@example.com>|\"Doe, Jane\" <a@example.com>",
                "_@example.com|a|a@example.com",
                "<_>|a@example.com|a@example.com",
                "_ <a@example.com>|Doe, Jane|\"Doe, Jane\" <a@example.com>",
                "\"_\" <a@example.com>|Doe; \"J\" \\|\"Doe; \\\"J\\\" \\\\\" <a@example.com>",
                "Dr. _ MD <a@example.com>|x@evil.test, y|\"Dr. x@evil.test, y MD\" <a@example.com>",
                "_ <a@example.com>|<x@evil.test>|\"<x@evil.test>\" <a@example.com>",
                "a@_|bücher.example|a@xn--bcher-kva.example"
            })
    void aValueIsAnAddressOrAPartOfOne(String list, String value, String address) throws Exception {
        assertEquals(List.of(address), fill(list, value));
        assertEquals(
                List.of(MailboxParser.parse(address).get(0)),
                MailboxParser.parse(fill(list, value).get(0)));
    }

    @Test
    void severalAddressesStandInOneList() throws Exception {
        assertEquals(
                List.of("\"A, B\" <a@example.com>", "ops@example.com", "c@example.com"),
                fill("_ <_>; ops@example.com, _,", "A, B", "a@example.com", "c@example.com"));
    }

    @Test
    void aCollectionIsOneAddressEach() throws Exception {
        List<String> two = List.of("a@example.com", "b@example.com");

        assertEquals(two, filled("_", List.of(two)));
        assertEquals(two, filled("_@example.com", List.of(List.of("a", "b"))));
        assertEquals(
                List.of("\"X\" <a@example.com>", "\"X\" <b@example.com>"), filled("_ <_>", List.of(List.of("X"), two)));
        assertEquals(List.of(), filled("_, _@example.com", List.of(List.of(), List.of())));
        assertEquals(List.of("c@example.com"), filled("_, c@example.com", List.of(List.of(" "))));
        assertTrue(assertThrows(BadAddressException.class, () -> filled("_ <_>", List.of(List.of("X", "Y", "Z"), two)))
                .getMessage()
                .startsWith("one address names collections of"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@example.com, b@evil.test", "a@example.com; b@evil.test", "a@example.com,b@evil.test,"})
    void aTextThatIsMoreThanOneAddressIsRefused(String value) {
        assertTrue(refusal("_", value).contains(" is more than one address, and stands where one belongs"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x@evil.test", "x@evil.test, y", "x>, <y", "x\r\nBcc: y", "x y", "", "x@evil.test> ("})
    void aPartOfAnAddressIsNoOtherAddress(String value) {
        assertTrue(refusal("_@example.com", value).endsWith("."));
        assertTrue(refusal("Jane <_@example.com>", value).endsWith("."));
        assertTrue(refusal("Jane <a@_>", value).endsWith("."));
    }

    @Test
    void aGapIsShownAsOneInSentences() {
        assertEquals(
                "'{{}} <a@example.com' is no list of addresses separated by commas: a < is not closed by >.",
                refusal("_ <a@example.com", "x"));
        assertTrue(refusal("a@example.com (_)", "x").startsWith("a tag stands in a comment"));
    }

    @Property(tries = 5_000)
    void whateverIsBroughtTheOneAddressIsTheTemplates(
            @ForAll
                    @StringLength(max = 20)
                    @Chars({'a', '@', ',', ';', '<', '>', '"', '\\', '(', ')', '[', ']', ':', ' ', '.', '\n', 'é', '='})
                    String value)
            throws BadAddressException {
        try {
            for (String written : fill("_ <ops@example.com>", value)) {
                List<Mailbox> read = MailboxParser.parse(written);
                assertEquals(
                        List.of("ops@example.com"),
                        read.stream().map(Mailbox::address).toList());
            }
        } catch (BadAddressException e) {
            assertTrue(e.getMessage().endsWith("."), e.getMessage());
        }
        try {
            for (String written : fill("_@example.com", value)) {
                List<Mailbox> read = MailboxParser.parse(written);
                assertEquals(1, read.size(), written);
                assertEquals("example.com", read.get(0).domain());
            }
        } catch (BadAddressException e) {
            assertTrue(e.getMessage().endsWith("."), e.getMessage());
        }
    }
}
