// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes the text of a mail after DATA: doubles a dot at the start of a line and ends with a dot of its own (RFC 5321
 * 4.5.2). Lines must end with CRLF already. Not thread-safe.
 */
final class DotStuffedStream extends OutputStream {

    private static final byte[] END = {'\r', '\n', '.', '\r', '\n'};

    private final OutputStream out;
    /** The text's start counts as the start of a line. */
    private byte last = '\n';

    DotStuffedStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int written = offset;
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '.' && last == '\n') {
                out.write(bytes, written, i - written);
                out.write('.');
                written = i;
            }
            last = bytes[i];
        }
        out.write(bytes, written, offset + length - written);
    }

    /** Ends the text; nothing may be written behind it. */
    void end() throws IOException {
        int lineEnd = last == '\n' ? 2 : 0;
        out.write(END, lineEnd, END.length - lineEnd);
    }
}
