// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Pattern;
import org.mailsender.impl.mail.Characters;
import org.mailsender.impl.mail.RefusedException;

/** Text for header fields (RFC 5322 2.2), encoded by RFC 2047 where needed, and folded. */
final class HeaderText {

    /** A longer word could not be folded, so that its line might exceed the 998 octets of RFC 5322 2.1.1. */
    private static final int LONGEST_WORD = 199;
    /** Octets per encoded-word: 45 become 60 characters of base64, with frame 72 of the 75 that RFC 2047 2 allows. */
    private static final int WORD_OCTETS = 45;
    /** A longer text would take its encoder time out of proportion. */
    private static final int LONGEST_FOR_JAKARTA_MAIL = 4096;
    /** RFC 5322 2.1.1 wants 78 at most, RFC 2047 2 76. */
    private static final int LINE_LENGTH = 76;

    private static final Pattern LINE_BREAK_OR_TAB = Pattern.compile("\\r\\n|[\\r\\n\\t\\u2028\\u2029]");

    private HeaderText() {}

    /** With a blank for each line break and tab. */
    static String onOneLine(String text) {
        return LINE_BREAK_OR_TAB.matcher(text).replaceAll(" ");
    }

    /**
     * Normalized to NFC; refused if it holds what no header may.
     *
     * @param what what of the property's it is, in front of the sentence; "" for all
     */
    static String normalized(String property, String what, String text) throws RefusedException {
        Characters.requirePrintable(text, problem -> new RefusedException(property, what + problem));
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Unstructured text (2.2.1) that a reader shows as it is, whatever it looks like. */
    static String encoded(String field, String text) {
        return isAscii(text) && (text.contains("=?") || longestWord(text) > LONGEST_WORD)
                ? encodedWords(text)
                : asWritten(field, text);
    }

    /** Text that may be structured (2.2.2), where an encoded-word means nothing: ASCII is left alone. */
    static String asWritten(String field, String text) {
        if (isAscii(text)) {
            return folded(field, text);
        }
        return text.length() > LONGEST_FOR_JAKARTA_MAIL ? encodedWords(text) : folded(field, readable(text));
    }

    /** As encoded-words that show ASCII as it is, if there is much of it. */
    private static String readable(String text) {
        try {
            return MimeUtility.encodeText(text, "UTF-8", null);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every JVM knows UTF-8", e);
        }
    }

    static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 128);
    }

    /** The number of characters that no blank divides. */
    private static int longestWord(String text) {
        int longest = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == ' ') {
                longest = Math.max(longest, i - start);
                start = i + 1;
            }
        }
        return longest;
    }

    /** With line breaks ahead of blanks, so that removing them gives the text again; blanks at the end are lost. */
    private static String folded(String field, String text) {
        StringBuilder lines = new StringBuilder(text.length() + text.length() / LINE_LENGTH * 2);
        int lineStart = -(field.length() + 2);
        int copied = 0;
        int blank = -1;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '\n') {
                lineStart = i + 1;
                blank = -1;
            } else if (character == ' ' && i > 0 && text.charAt(i - 1) > ' ') {
                blank = i;
            } else if (character != ' ' && character != '\r' && i - lineStart >= LINE_LENGTH && blank > 0) {
                lines.append(text, copied, blank).append("\r\n");
                copied = blank;
                lineStart = blank;
                blank = -1;
            }
        }
        return lines.append(text, copied, text.length()).toString().stripTrailing();
    }

    /** All of it as encoded-words, one a line, no character split between two. */
    private static String encodedWords(String text) {
        StringBuilder lines = new StringBuilder(2 * text.length());
        int start = 0;
        int octets = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int more = octets(text.codePointAt(i));
            if (octets + more > WORD_OCTETS) {
                append(lines, text.substring(start, i));
                start = i;
                octets = 0;
            }
            octets += more;
        }
        append(lines, text.substring(start));
        return lines.toString();
    }

    private static void append(StringBuilder lines, String word) {
        lines.append(lines.isEmpty() ? "" : "\r\n ")
                .append("=?UTF-8?B?")
                .append(Base64.getEncoder().encodeToString(word.getBytes(StandardCharsets.UTF_8)))
                .append("?=");
    }

    /** In UTF-8 (RFC 3629 3). */
    private static int octets(int character) {
        if (character < 0x80) {
            return 1;
        }
        return character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    }
}
