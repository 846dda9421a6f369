// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.mail;

import java.util.Locale;
import java.util.function.Function;

/** What must never reach a header field, an envelope, a file name or a parameter. */
public final class Characters {

    private static final int LONGEST_QUOTE = 120;

    private Characters() {}

    /**
     * Refuses control characters, line separators and lone surrogates.
     *
     * @param <X> what to throw
     * @param text the text
     * @param refusal makes the exception from the end of a sentence, such as "contains the control character U+000A."
     * @throws X if the text holds any of them
     */
    public static <X extends Exception> void requirePrintable(String text, Function<String, X> refusal) throws X {
        int index = 0;
        while (index < text.length()) {
            int character = text.codePointAt(index);
            if (isForbidden(character)) {
                throw refusal.apply(String.format(
                        Locale.ROOT, "contains the %s U+%04X, which is not allowed here.", kind(character), character));
            }
            index += Character.charCount(character);
        }
    }

    /**
     * A text as it may stand in a sentence or a log line.
     *
     * @param text any text
     * @return in quotes, without control characters, shortened
     */
    public static String quoted(String text) {
        String printable = text.codePoints()
                .limit(LONGEST_QUOTE)
                .map(character -> isForbidden(character) ? '?' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return "'" + printable + (text.codePointCount(0, text.length()) > LONGEST_QUOTE ? "..." : "") + "'";
    }

    private static boolean isForbidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        };
    }

    private static String kind(int character) {
        return switch (Character.getType(character)) {
            case Character.SURROGATE -> "lone surrogate";
            case Character.CONTROL -> "control character";
            default -> "line separator";
        };
    }
}
