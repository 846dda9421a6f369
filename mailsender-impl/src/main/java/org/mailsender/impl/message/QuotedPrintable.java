// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import java.io.IOException;
import java.io.OutputStream;

/** Encodes text whose lines end with CRLF (RFC 2045 6.7). */
final class QuotedPrintable {

    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'};

    private static final boolean[] ESCAPED = escaped();
    /** A line may have 76 octets, the last of them a soft line break. */
    private static final int LINE_LENGTH = 75;

    private static final int BUFFER = 8192;
    /** What one octet of text can add: a soft line break and an escape. */
    private static final int LONGEST_STEP = 6;

    private final byte[] text;
    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private int filled;
    private int column;

    private QuotedPrintable(byte[] text, OutputStream out) {
        this.text = text;
        this.out = out;
    }

    static void encode(byte[] text, OutputStream out) throws IOException {
        new QuotedPrintable(text, out).encode();
    }

    private void encode() throws IOException {
        int i = 0;
        while (i < text.length) {
            if (filled > BUFFER - LONGEST_STEP) {
                flush();
            }
            int plain = plainOctets(i, Math.min(LINE_LENGTH - column, BUFFER - filled));
            if (plain > 0) {
                putPlain(i, plain);
                i += plain;
            } else {
                put(i);
                i++;
            }
        }
        flush();
    }

    private void flush() throws IOException {
        out.write(buffer, 0, filled);
        filled = 0;
    }

    /** How many octets from there on can be copied together, which is what most of a text is. */
    private int plainOctets(int start, int most) {
        int end = Math.min(text.length, start + most);
        int i = start;
        while (i < end && !isEscaped(i)) {
            i++;
        }
        return i - start;
    }

    private void putPlain(int start, int length) {
        System.arraycopy(text, start, buffer, filled, length);
        filled += length;
        column += length;
    }

    private void put(int i) {
        byte octet = text[i];
        if (octet == '\r' || octet == '\n') {
            buffer[filled++] = octet;
            column = 0;
        } else if (isEscaped(i)) {
            breakLineBefore(3);
            buffer[filled++] = '=';
            buffer[filled++] = HEX[(octet >> 4) & 0xf];
            buffer[filled++] = HEX[octet & 0xf];
        } else {
            breakLineBefore(1);
            buffer[filled++] = octet;
        }
    }

    private void breakLineBefore(int length) {
        if (column + length > LINE_LENGTH) {
            buffer[filled++] = '=';
            buffer[filled++] = '\r';
            buffer[filled++] = '\n';
            column = 0;
        }
        column += length;
    }

    /** A blank at the end of a line would be lost on the way. */
    private boolean isEscaped(int i) {
        byte octet = text[i];
        return octet == ' ' ? i + 1 == text.length || text[i + 1] == '\r' : ESCAPED[octet & 0xff];
    }

    private static boolean[] escaped() {
        boolean[] escaped = new boolean[256];
        for (int octet = 0; octet < escaped.length; octet++) {
            escaped[octet] = octet < ' ' || octet == '=' || octet >= 127;
        }
        return escaped;
    }
}
