// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailsender.Mail;
import org.mailsender.impl.mail.RefusedException;

/** What becomes of a subject and of further header fields. */
class HeaderTextTest {

    @ParameterizedTest
    @CsvSource({
        "a\\tb, a b",
        "a\\r\\nb, a b",
        "a\\nb, a b",
        "a\\rb, a b",
        "a\\n\\rb, a  b",
        "a\\r\\n\\r\\nBcc: x@y.test, a  Bcc: x@y.test",
        "a\u2028b\u2029c, a b c"
    })
    void aLineBreakOrTabInASubjectIsABlank(String escaped, String subject) throws Exception {
        String given = escaped.translateEscapes();
        Rendered byEvent = Rendered.of(Map.of("subject", given));
        Rendered byApi = Rendered.of(Mail.builder().subject(given).message("x").build(), Rendered.configuration());

        assertEquals(subject, byEvent.decoded("Subject"));
        assertEquals(subject, byApi.decoded("Subject"));
        assertFalse(byEvent.headerNames().contains("Bcc"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x07, 0x0B, 0x0C, 0x1B, 0x7F, 0x85, 0x9B})
    void anyOtherControlCharacterInASubjectIsRefusedByName(int character) {
        RefusedException refused = assertThrows(
                RefusedException.class, () -> Rendered.of(Map.of("subject", "a" + Character.toString(character))));

        assertTrue(refused.getMessage().startsWith("subject: contains"), refused::getMessage);
        assertTrue(refused.getMessage().contains(String.format("U+%04X", character)), refused::getMessage);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=?UTF-8?Q?not_encoded?= by us",
                "a =?",
                "Grüße =?UTF-8?Q?x?= Grüße",
                "👩\u200D💻 ❤\uFE0F 漢字",
                "two  blanks and     more of them in a subject that is long enough  to be  folded   at   them   somewhere"
            })
    void aSubjectArrivesAsWritten(String subject) throws Exception {
        Rendered mail = Rendered.of(Map.of("subject", subject));

        assertEquals(subject, mail.mime4j().getSubject());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "List-Unsubscribe|<https://x.test/u?token=%s>, <mailto:u@x.test?subject=u>",
                "References|<1.%s@x.test> <2@x.test> <3@x.test>",
                "X-SMTPAPI|{\"category\": [\"%s\"], \"to\": [\"=?\"]}",
                "X-Note|=?UTF-8?Q?encoded_by_the_sender?= %s"
            })
    void asciiInAFurtherHeaderTravelsAsItIs(String name, String pattern) throws Exception {
        String value = String.format(pattern, "t".repeat(950));
        Rendered mail = Rendered.of(Map.of("header." + name, value));

        assertEquals(value, unfolded(mail, name));
        assertTrue(mail.longestLine() <= 998, () -> "a line of " + mail.longestLine());
    }

    @Test
    void asciiInAFurtherHeaderIsFoldedAtBlanks() throws Exception {
        String references =
                IntStream.range(0, 400).mapToObj(i -> "<id." + i + "@x.test>").collect(Collectors.joining(" "));
        Rendered mail = Rendered.of(Map.of("header.References", references));

        assertEquals(references, unfolded(mail, "References"));
        assertTrue(mail.longestLine() <= 78, () -> "a line of " + mail.longestLine());
    }

    @Test
    void onlyOtherTextInAFurtherHeaderIsEncoded() throws Exception {
        Rendered mail = Rendered.of(Map.of("header.X-Note", "Grüße =? " + "ü".repeat(1500)));

        assertEquals("Grüße =? " + "ü".repeat(1500), mail.decoded("X-Note"));
        assertTrue(mail.longestLine() <= 78, () -> "a line of " + mail.longestLine());
    }

    @Test
    void aRefusalNamesTheHeader() {
        for (String evil : new String[] {"a\r\nBcc: x@y.test", "a\tb", "w".repeat(1000)}) {
            RefusedException refused =
                    assertThrows(RefusedException.class, () -> Rendered.of(Map.of("header.X-Foo", evil)));
            assertTrue(refused.getMessage().startsWith("headers: 'X-Foo' "), refused::getMessage);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a ", "a", "=?", "ü", "ü ", " ", "😀", "a\t", "\r\n"})
    void aHeaderOfAnyLengthIsWrittenAtOnce(String piece) {
        String subject = piece.repeat(4_000_000 / piece.length());

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Rendered.of(Map.of("subject", subject)));
    }

    private static String unfolded(Rendered mail, String name) {
        String header = mail.raw().substring(0, mail.raw().indexOf("\r\n\r\n")).replace("\r\n ", " ");
        return header.lines()
                .filter(line -> line.startsWith(name + ": "))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 2);
    }
}
