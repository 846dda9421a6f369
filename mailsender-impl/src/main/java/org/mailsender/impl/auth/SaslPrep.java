// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.text.Normalizer;
import java.util.Optional;

/**
 * Gives names and passwords the one form in which both sides compare them (SASLprep, RFC 4013): other blanks become
 * blanks, what is not seen is left out, the rest is normalized by NFKC. What the profile forbids is found by Java's tables
 * of characters, which are newer than its own; its rule for texts from right to left is not applied.
 */
final class SaslPrep {

    private SaslPrep() {}

    /** Empty if the text holds what must not stand in a name or password. */
    static Optional<String> prepared(String text) {
        StringBuilder mapped = new StringBuilder();
        text.codePoints()
                .filter(character -> !isUnseen(character))
                .forEach(character -> mapped.appendCodePoint(
                        Character.getType(character) == Character.SPACE_SEPARATOR ? ' ' : character));
        String prepared = Normalizer.normalize(mapped, Normalizer.Form.NFKC);
        return prepared.codePoints().anyMatch(SaslPrep::isForbidden) ? Optional.empty() : Optional.of(prepared);
    }

    /** RFC 3454 B.1. */
    private static boolean isUnseen(int character) {
        return switch (character) {
            case 0x00AD, 0x034F, 0x1806, 0x180B, 0x180C, 0x180D, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF -> true;
            default -> character >= 0xFE00 && character <= 0xFE0F;
        };
    }

    /** RFC 3454 C.2 to C.9. */
    private static boolean isForbidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> (character >= 0xFFF9 && character <= 0xFFFD) || (character >= 0x2FF0 && character <= 0x2FFB);
        };
    }
}
