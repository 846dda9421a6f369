// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.mail;

import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** What must never reach a header field, an envelope, a file name, a parameter or a sentence. */
public final class Characters {

    private static final int LONGEST_QUOTE = 120;

    private Characters() {}

    /**
     * Refuses control characters, line separators and lone surrogates.
     *
     * @param <X> what to throw
     * @param text the text
     * @param refusal makes the exception from the end of a sentence, such as "contains the control character U+000A,
     *     which is not allowed here."
     * @throws X if the text holds any of them
     */
    public static <X extends Exception> void requirePrintable(String text, Function<String, X> refusal) throws X {
        require(text, character -> !CharacterKind.of(character).breaksLines(), refusal);
    }

    /**
     * Refuses whatever {@link #requirePrintable} does, and what a reader of a name could not see: bidirectional
     * embeddings and overrides, and characters without width, but for those that emoji, Arabic and Indic scripts need.
     *
     * @param <X> what to throw
     * @param name the name of somebody
     * @param refusal makes the exception from the end of a sentence
     * @throws X if the name holds any of them
     */
    static <X extends Exception> void requireHonest(String name, Function<String, X> refusal) throws X {
        require(name, character -> !CharacterKind.of(character).deceives(), refusal);
    }

    /**
     * Refuses whatever makes an address another one that looks the same: all that cannot be seen, and all that has no
     * agreed form.
     *
     * @param <X> what to throw
     * @param address an address, or a part of it
     * @param refusal makes the exception from the end of a sentence
     * @throws X if the address holds any of them
     */
    static <X extends Exception> void requireVisible(String address, Function<String, X> refusal) throws X {
        require(address, character -> CharacterKind.of(character) == CharacterKind.VISIBLE, refusal);
    }

    private static <X extends Exception> void require(String text, IntPredicate legal, Function<String, X> refusal)
            throws X {
        int index = 0;
        while (index < text.length()) {
            int character = text.codePointAt(index);
            if (!legal.test(character)) {
                throw refusal.apply(String.format(
                        Locale.ROOT,
                        "contains the %s U+%04X, which is not allowed here.",
                        CharacterKind.of(character).noun(),
                        character));
            }
            index += Character.charCount(character);
        }
    }

    /**
     * Foreign text, such as an exception's or a server's, fit for a sentence or a log line: without control characters
     * of any kind (C0, C1), line separators, lone surrogates and bidirectional controls, so that it can forge no line
     * and reorder none. Its length stays.
     *
     * @param text any text, or null
     * @return with blanks for tabs and line breaks, and a question mark for each other such character; "" for null
     */
    public static String printable(String text) {
        return text == null ? "" : replaced(text, Characters::inSentence);
    }

    /**
     * A value as it may stand in a sentence or a log line.
     *
     * @param text any text
     * @return in quotes, with a question mark for each character that {@link #printable} replaces, shortened
     */
    public static String quoted(String text) {
        boolean whole = text.codePointCount(0, text.length()) <= LONGEST_QUOTE;
        String shown = whole ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE));
        return "'" + replaced(shown, Characters::inQuotes) + (whole ? "" : "...") + "'";
    }

    private static String replaced(String text, IntUnaryOperator replacement) {
        return text.codePoints()
                .map(replacement)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int inSentence(int character) {
        return character == '\t' || character == '\n' || character == '\r' ? ' ' : inQuotes(character);
    }

    private static int inQuotes(int character) {
        return CharacterKind.of(character).breaksLines() || CharacterKind.reorders(character) ? '?' : character;
    }
}
