// SPDX-License-Identifier: Apache-2.0
package org.mailsender.testserver;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads lines that end with CRLF; a lone CR or LF does not end one (RFC 5321 2.3.8). Not thread-safe. */
final class LineInput {

    private final InputStream in;

    LineInput(InputStream in) {
        this.in = new BufferedInputStream(in, 64 * 1024);
    }

    /** A line without its end, null at the end of the stream. */
    String readLine() throws IOException {
        byte[] octets = readOctets();
        return octets == null ? null : new String(octets, StandardCharsets.UTF_8);
    }

    /** A line without its end, null at the end of the stream. */
    byte[] readOctets() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        int previous = -1;
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            if (previous == '\r' && octet == '\n') {
                byte[] bytes = line.toByteArray();
                return Arrays.copyOf(bytes, bytes.length - 1);
            }
            line.write(octet);
            previous = octet;
        }
        return null;
    }
}
