// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What foreign text may bring into a sentence, a name or an address. */
class CharactersTest {

    private static final Function<String, IOException> REFUSAL = IOException::new;

    @Test
    void foreignTextForgesNoLineAndReordersNone() {
        assertEquals(
                "a b  c ?[31m?d?e?f?g? h",
                Characters.printable("a\tb\r\nc \u001B[31m\u009Bd\u0085e\u2028f\u202Eg\u2067 h"));
        assertEquals("'a?b??c?d'", Characters.quoted("a\tb\r\nc\u202Ed"));
    }

    @Test
    void noControlCharacterOfAnyKindIsPrintable() {
        for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
            String clean = Characters.printable(Character.toString(character));
            assertTrue(
                    clean.codePoints()
                            .noneMatch(kept -> Character.isISOControl(kept)
                                    || CharacterKind.of(kept).breaksLines()
                                    || CharacterKind.reorders(kept)),
                    "U+" + Integer.toHexString(character));
        }
    }

    @Test
    void ordinaryTextStaysAsItIs() {
        String text = "550 5.1.1 Grüße \u00a0 مرحبا 漢字 👩\u200D💻 ❤\uFE0F \u00ad";

        assertEquals(text, Characters.printable(text));
        assertEquals("", Characters.printable(""));
        assertEquals("", Characters.printable(null));
        assertEquals("?", Characters.printable("\uD800"));
    }

    @Test
    void aQuoteIsShortenedBetweenCharacters() {
        assertEquals("'" + "😀".repeat(120) + "...'", Characters.quoted("😀".repeat(100_000)));
        assertEquals("'" + "😀".repeat(120) + "'", Characters.quoted("😀".repeat(120)));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00AD, 0x180E, 0x200B, 0x2060, 0x2063, 0x206A, 0xFEFF, 0xFFF9, 0x202A, 0x202E, 0x2066, 0x2069, 0x3164,
                0x2800, 0xE0001, 0x0A, 0x9B, 0x2028, 0x2029, 0xDC00
            })
    void aNameWithACharacterThatDeceivesIsRefusedByName(int character) {
        IOException refused = assertThrows(
                IOException.class, () -> Characters.requireHonest("Jane" + Character.toString(character), REFUSAL));

        assertTrue(refused.getMessage().contains(String.format("U+%04X", character)), refused::getMessage);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"👩\u200D💻", "❤\uFE0F", "🏴\uDB40\uDC67\uDB40\uDC7F", "می\u200Cخواهم", "\u200Fمرحبا", "A\u00a0B"
            })
    void aNameWithAnEmojiOrInAnyScriptIsNone(String name) throws IOException {
        Characters.requireHonest(name, REFUSAL);
    }
}
