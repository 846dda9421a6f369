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

    private QuotedPrintable() {}

    static void encode(byte[] text, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int filled = 0;
        int column = 0;
        for (int i = 0; i < text.length; i++) {
            if (filled > BUFFER - LONGEST_STEP) {
                out.write(buffer, 0, filled);
                filled = 0;
            }
            byte octet = text[i];
            if (octet == '\r' || octet == '\n') {
                buffer[filled++] = octet;
                column = 0;
                continue;
            }
            boolean escaped = isEscaped(text, i);
            int length = escaped ? 3 : 1;
            column += length;
            if (column > LINE_LENGTH) {
                buffer[filled++] = '=';
                buffer[filled++] = '\r';
                buffer[filled++] = '\n';
                column = length;
            }
            if (escaped) {
                buffer[filled++] = '=';
                buffer[filled++] = HEX[(octet >> 4) & 0xf];
                buffer[filled++] = HEX[octet & 0xf];
            } else {
                buffer[filled++] = octet;
            }
        }
        out.write(buffer, 0, filled);
    }

    /** A blank at the end of a line would be lost on the way. */
    private static boolean isEscaped(byte[] text, int i) {
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
