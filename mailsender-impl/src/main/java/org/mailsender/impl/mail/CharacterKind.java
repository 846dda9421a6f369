// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.mail;

/** How a character appears to a reader, by its general category (UAX 44 5.7.1) and what Unicode says of its use. */
enum CharacterKind {
    VISIBLE(""),
    CONTROL("control character"),
    LONE_SURROGATE("lone surrogate"),
    LINE_SEPARATOR("line separator"),
    /** Embeddings, overrides and isolates (UAX 9 2.1 to 2.4): they show text in another order. */
    BIDIRECTIONAL("bidirectional control character"),
    /** Invisible wherever it stands. */
    ZERO_WIDTH("invisible character"),
    /** Invisible too, but emoji and the Arabic and Indic scripts are written with it. */
    JOINER("invisible character"),
    SPACE("blank"),
    PRIVATE("private-use character"),
    UNASSIGNED("unassigned character");

    private final String noun;

    CharacterKind(String noun) {
        this.noun = noun;
    }

    static CharacterKind of(int character) {
        if (character >= ' ' && character < 127) {
            return VISIBLE;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL -> CONTROL;
            case Character.SURROGATE -> LONE_SURROGATE;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> LINE_SEPARATOR;
            case Character.SPACE_SEPARATOR -> SPACE;
            case Character.PRIVATE_USE -> PRIVATE;
            case Character.UNASSIGNED -> UNASSIGNED;
            case Character.FORMAT -> format(character);
            default -> withoutWidth(character);
        };
    }

    /** What a sentence calls it. */
    String noun() {
        return noun;
    }

    /** Whether it can end a line, or can be no character of any text. */
    boolean breaksLines() {
        return this == CONTROL || this == LONE_SURROGATE || this == LINE_SEPARATOR;
    }

    /** Whether a reader of a name is led to see another name. */
    boolean deceives() {
        return breaksLines() || this == BIDIRECTIONAL || this == ZERO_WIDTH;
    }

    /** Whether it is one of Unicode's bidirectional controls (UAX 9 2), marks among them. */
    static boolean reorders(int character) {
        return switch (character) {
            case 0x061C, 0x200E, 0x200F -> true;
            default -> isEmbedding(character);
        };
    }

    private static boolean isEmbedding(int character) {
        return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
    }

    private static CharacterKind format(int character) {
        if (isEmbedding(character)) {
            return BIDIRECTIONAL;
        }
        return switch (character) {
            // Soft hyphen, Mongolian vowel separator, zero width space, byte order mark, language tag.
            case 0x00AD, 0x180E, 0x200B, 0xFEFF, 0xE0001 -> ZERO_WIDTH;
            // Word joiner, invisible operators, deprecated controls; interlinear annotations.
            case 0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0x206A, 0x206B, 0x206C, 0x206D, 0x206E, 0x206F -> ZERO_WIDTH;
            case 0xFFF9, 0xFFFA, 0xFFFB -> ZERO_WIDTH;
            default -> JOINER;
        };
    }

    /** Letters, marks and symbols that show nothing, most of them of the property Default_Ignorable_Code_Point. */
    private static CharacterKind withoutWidth(int character) {
        boolean variationSelector =
                (character >= 0xFE00 && character <= 0xFE0F) || (character >= 0xE0100 && character <= 0xE01EF);
        if (variationSelector) {
            return JOINER;
        }
        return switch (character) {
            // Hangul fillers, and the Braille pattern without dots.
            case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800 -> ZERO_WIDTH;
            // Combining grapheme joiner, Khmer inherent vowels, Mongolian variation selectors.
            case 0x034F, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D -> JOINER;
            default -> VISIBLE;
        };
    }
}
