// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A text in UTF-8 whose lines end with CRLF (RFC 2046 4.1.1), and what decides how it can travel. Lone surrogates, which
 * no charset can carry, are U+FFFD in it, so that a mail is not lost for a broken character. Immutable.
 */
final class CanonicalText {

    /** Octets of a text that may be copied twice. */
    private static final int SHORT = 64 * 1024;

    private final byte[] octets;
    private final int longestLine;
    private final int special;
    private final int questionMarks;

    private CanonicalText(byte[] utf8) {
        byte[] lines = new byte[utf8.length + room(utf8)];
        int length = 0;
        int longest = 0;
        int counted = 0;
        int marks = 0;
        int start = 0;
        for (int i = 0; i < utf8.length; i++) {
            byte octet = utf8[i];
            if (octet >= ' ' && octet < 127) {
                marks += octet == '?' ? 1 : 0;
                continue;
            }
            if (octet == '\n' || octet == '\r') {
                longest = Math.max(longest, i - start);
                System.arraycopy(utf8, start, lines, length, i - start);
                length += i - start;
                lines[length++] = '\r';
                lines[length++] = '\n';
                i += isCrLf(utf8, i) ? 1 : 0;
                start = i + 1;
            } else if (octet != '\t') {
                counted++;
            }
        }
        System.arraycopy(utf8, start, lines, length, utf8.length - start);
        length += utf8.length - start;
        octets = length == lines.length ? lines : Arrays.copyOf(lines, length);
        longestLine = Math.max(longest, utf8.length - start);
        special = counted;
        questionMarks = marks;
    }

    /** For the octets that line ends take more than they have; counted where copying a text twice would cost more. */
    private static int room(byte[] utf8) {
        return utf8.length <= SHORT ? utf8.length : missing(utf8);
    }

    private static int missing(byte[] utf8) {
        int count = 0;
        for (int i = 0; i < utf8.length; i++) {
            if (isCrLf(utf8, i)) {
                i++;
            } else if (utf8[i] == '\n' || utf8[i] == '\r') {
                count++;
            }
        }
        return count;
    }

    private static boolean isCrLf(byte[] utf8, int i) {
        return utf8[i] == '\r' && i + 1 < utf8.length && utf8[i + 1] == '\n';
    }

    static CanonicalText of(String text) {
        CanonicalText canonical = new CanonicalText(text.getBytes(StandardCharsets.UTF_8));
        return canonical.questionMarks == questionMarks(text)
                ? canonical
                : new CanonicalText(withoutLoneSurrogates(text));
    }

    /** String makes question marks of lone surrogates, and counting those is quicker than looking for surrogates. */
    private static int questionMarks(String text) {
        int count = 0;
        for (int i = text.indexOf('?'); i >= 0; i = text.indexOf('?', i + 1)) {
            count++;
        }
        return count;
    }

    private static byte[] withoutLoneSurrogates(String text) {
        StringBuilder mended = new StringBuilder(text.length());
        text.codePoints()
                .map(codePoint -> isSurrogate(codePoint) ? '\uFFFD' : codePoint)
                .forEach(mended::appendCodePoint);
        return mended.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    byte[] octets() {
        return octets;
    }

    /** In octets, without its end. */
    int longestLine() {
        return longestLine;
    }

    /** How many octets are neither printable ASCII nor blank space. */
    int special() {
        return special;
    }
}
