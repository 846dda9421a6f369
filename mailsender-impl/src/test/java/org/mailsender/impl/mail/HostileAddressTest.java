// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.mail;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that are too long, too deep, or not what they seem. */
class HostileAddressTest {

    /** Far more than the work needs, far less than work that is quadratic in the length. */
    private static final Duration GENEROUS = Duration.ofSeconds(10);

    private static final int LONG = 100_000;

    static Stream<String> longAddresses() {
        return Stream.of(
                "a.".repeat(3000) + "a@x.test",
                "\"" + "q".repeat(20_000) + "\"@x.test",
                "\"" + "\\a".repeat(LONG) + "\"@x.test",
                "a@" + "d".repeat(4000) + ".test",
                "a@" + "d.".repeat(LONG) + "test",
                "a@" + "b\u00FC".repeat(LONG) + ".test",
                "a@" + "u\u0308.".repeat(LONG) + "test",
                "a@[" + "1.".repeat(LONG) + "]",
                "\u00FC".repeat(LONG) + "@x.test",
                "\u0308".repeat(LONG) + "@x.test",
                "(".repeat(LONG) + "c" + ")".repeat(LONG) + "@x.test",
                "(".repeat(LONG),
                "(a".repeat(LONG) + ") a@x.test",
                "\"".repeat(LONG) + "a@x.test",
                "\\".repeat(LONG) + "@x.test",
                "<".repeat(LONG) + "a@x.test" + ">".repeat(LONG),
                "[".repeat(LONG) + "a@x.test",
                "@".repeat(LONG),
                "n".repeat(LONG) + " <a@x.test>",
                "\"" + "n\\\"".repeat(LONG) + "\" <a@x.test>",
                "=?UTF-8?Q?a?= ".repeat(LONG) + "<a@x.test>",
                "=?".repeat(LONG) + " <a@x.test>",
                "a\u0308".repeat(LONG) + " <a@x.test>");
    }

    @ParameterizedTest
    @MethodSource("longAddresses")
    void aTextOfAnyLengthIsRefusedAtOnce(String text) {
        BadAddressException refused = assertTimeoutPreemptively(
                GENEROUS, () -> assertThrows(BadAddressException.class, () -> MailboxParser.parse(text)));

        assertTrue(refused.getMessage().length() < 500, refused::getMessage);
    }

    @Test
    void anyTextGetsAnAnswer() {
        assertTimeoutPreemptively(GENEROUS.multipliedBy(3), HostileAddressTest::answerManyTexts);
    }

    private static void answerManyTexts() {
        String alphabet = "a.@<>()\"\\,;:[] =?\u00FC\u0308\u3002\u200B\uD83D\uDE00-_8xn\u0939\u094D\u2024\u2488\uD800";
        Random random = new Random(13);
        for (int round = 0; round < 20_000; round++) {
            String text = text(random, alphabet, random.nextInt(round % 1000 == 0 ? LONG : 40));
            assertDoesNotThrow(() -> answer(text), text);
        }
    }

    private static String text(Random random, String alphabet, int length) {
        return random.ints(length, 0, alphabet.length())
                .mapToObj(i -> String.valueOf(alphabet.charAt(i)))
                .collect(Collectors.joining("", "", random.nextBoolean() ? "@" + random.nextInt(9) + ".test" : ""));
    }

    private static void answer(String text) {
        try {
            for (Mailbox mailbox : MailboxParser.parse(text)) {
                assertTrue(mailbox.domain().chars().allMatch(c -> c > ' ' && c < 127), mailbox::domain);
                assertTrue(mailbox.localPart().length() <= 64, mailbox::localPart);
            }
        } catch (BadAddressException e) {
            assertTrue(e.getMessage().chars().noneMatch(Character::isISOControl), e::getMessage);
        }
    }

    @Test
    void tenThousandAddressesAreReadAtOnce() {
        String list = IntStream.range(0, 10_000)
                .mapToObj(i -> "Name " + i + " <r" + i + "@example.com>")
                .collect(Collectors.joining(", "));

        List<Mailbox> mailboxes = assertTimeoutPreemptively(GENEROUS, () -> MailboxParser.parse(list));

        assertEquals(10_000, mailboxes.size());
        assertEquals("r9999@example.com", mailboxes.get(9999).address());
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00A0, 0x00AD, 0x034F, 0x061C, 0x115F, 0x180E, 0x2000, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028,
                0x2029, 0x202A, 0x202E, 0x202F, 0x2060, 0x2063, 0x2066, 0x2069, 0x206F, 0x2800, 0x3000, 0x3164, 0xE000,
                0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFE, 0x0378, 0xE0020, 0xE0100, 0xF0000, 0x85, 0x00, 0x0A, 0xD800
            })
    void anAddressWithAnInvisibleCharacterIsRefusedByName(int character) {
        String evil = Character.toString(character);
        for (String text : List.of("jo" + evil + "e@x.test", "\"jo" + evil + "e\"@x.test", "joe" + evil + "@x.test")) {
            BadAddressException refused =
                    assertThrows(BadAddressException.class, () -> MailboxParser.parse(text), text);
            assertTrue(
                    refused.getMessage().contains(String.format(Locale.ROOT, "U+%04X", character)),
                    refused::getMessage);
        }
        String inDomain = "joe@exam" + evil + "ple.test";
        BadAddressException refused =
                assertThrows(BadAddressException.class, () -> MailboxParser.parse(inDomain), inDomain);
        assertTrue(
                refused.getMessage().contains(String.format(Locale.ROOT, "U+%04X", character))
                        || refused.getMessage().contains("xn--"),
                refused::getMessage);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "j\u00F6rg",
                "ju\u0308rgen",
                "\u7528\u6237",
                "\u0939\u093F\u0928\u094D\u0926\u0940",
                "😀",
                "a\u2019b"
            })
    void anAddressThatCanBeSeenIsOne(String localPart) throws BadAddressException {
        assertTrue(MailboxParser.parse(localPart + "@x.test").get(0).needsSmtpUtf8());
    }

    @Test
    void anAddressDoesNotBeginWithAMark() {
        assertThrows(BadAddressException.class, () -> MailboxParser.parse("\u0308a@x.test"));
        assertThrows(BadAddressException.class, () -> MailboxParser.parse("a@\u0308x.test"));
        assertThrows(BadAddressException.class, () -> MailboxParser.parse("a@x\u3002\u0308x.test"));
    }

    @ParameterizedTest
    @CsvSource({
        "bu\u0308cher.example, xn--bcher-kva.example",
        "b\u00FCcher.example, xn--bcher-kva.example",
        "BU\u0308CHER.example, xn--bcher-kva.example",
        "\u0939\u093F\u0928\u094D\u0926\u0940.example, xn--j2bd4cyah0f.example",
        "x\u0300y\u0327.example, xn--xy-5tb1n.example",
        "b\u00FCcher\u3002example, xn--bcher-kva.example"
    })
    void aDomainMayHaveCombiningMarksInAnyForm(String domain, String ascii) throws BadAddressException {
        assertEquals(ascii, MailboxParser.parse("a@" + domain).get(0).domain());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@x(c).test",
                "a(c)@x.test",
                "<a@x.test> b@x.test",
                "<a@x.test> <b@x.test>",
                "a@x\u2024test",
                "a@x.test.",
                "a@x_y.test",
                "\"a\"b\"@x.test",
                "\"a\\\"@x.test",
                "\"a\\\u00FC\"@x.test",
                "\"@x.test",
                "Jane: <a@x.test>"
            })
    void nothingIsLeftOutToMakeAnAddressOfIt(String text) {
        assertThrows(BadAddressException.class, () -> MailboxParser.parse(text), text);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x200B, 0x202E, 0x2066, 0xFEFF, 0x00AD, 0x2060, 0x3164})
    void aDisplayNameThatDeceivesIsRefusedByName(int character) {
        String name = "Jane " + Character.toString(character) + "Doe";
        BadAddressException refused =
                assertThrows(BadAddressException.class, () -> MailboxParser.parse(name + " <a@x.test>"));

        assertTrue(refused.getMessage().contains(String.format(Locale.ROOT, "U+%04X", character)), refused::getMessage);
        assertThrows(BadAddressException.class, () -> MailboxParser.parse("=?UTF-8?Q?Jane_=E2=80=AEDoe?= <a@x.test>"));
    }

    @Test
    void aDisplayNameMayHaveEmoji() throws BadAddressException {
        assertEquals(
                "Zoë 👩\u200D💻 ❤\uFE0F",
                MailboxParser.parse("Zoë 👩\u200D💻 ❤\uFE0F <a@x.test>").get(0).displayName());
    }
}
