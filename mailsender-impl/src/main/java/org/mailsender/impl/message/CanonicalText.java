// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A text in UTF-8 whose lines end with CRLF (RFC 2046 4.1.1), and what decides how it can travel. Lone surrogates, which
 * no charset can carry, are U+FFFD in it, so that a mail is not lost for a broken character. Immutable.
 */
final class CanonicalText {

    private static final byte[] CRLF = {'\r', '\n'};

    private final byte[] octets;
    private final int longestLine;
    private final int special;

    private CanonicalText(byte[] utf8) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream(utf8.length + utf8.length / 16);
        int longest = 0;
        int counted = 0;
        int start = 0;
        for (int i = 0; i < utf8.length; i++) {
            byte octet = utf8[i];
            if (octet >= ' ' && octet < 127) {
                continue;
            }
            if (octet == '\n' || octet == '\r') {
                longest = Math.max(longest, i - start);
                lines.write(utf8, start, i - start);
                lines.writeBytes(CRLF);
                i += octet == '\r' && i + 1 < utf8.length && utf8[i + 1] == '\n' ? 1 : 0;
                start = i + 1;
            } else if (octet != '\t') {
                counted++;
            }
        }
        lines.write(utf8, start, utf8.length - start);
        octets = lines.toByteArray();
        longestLine = Math.max(longest, utf8.length - start);
        special = counted;
    }

    static CanonicalText of(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return new CanonicalText(mayHaveHadLoneSurrogates(utf8) ? withoutLoneSurrogates(text) : utf8);
    }

    /** String makes question marks of them, and looking for those is quicker. */
    private static boolean mayHaveHadLoneSurrogates(byte[] utf8) {
        for (byte octet : utf8) {
            if (octet == '?') {
                return true;
            }
        }
        return false;
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
