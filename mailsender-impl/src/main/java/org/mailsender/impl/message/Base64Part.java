// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;

/** A part that streams a file through base64 (RFC 2045 6.8). */
final class Base64Part extends BodyPart {

    private static final byte[] CRLF = {'\r', '\n'};
    private static final int LINE_LENGTH = 76;

    private final FileContent file;

    Base64Part(FileContent content) {
        this.file = content;
    }

    @Override
    void writeContent(OutputStream out) throws IOException {
        try (OutputStream encoded = encoding(out)) {
            file.copyTo(encoded);
        }
    }

    /** What is written there goes on encoded; closing it writes the last characters, and leaves the other open. */
    static OutputStream encoding(OutputStream out) {
        return Base64.getMimeEncoder(LINE_LENGTH, CRLF).wrap(new Unclosed(out));
    }

    /** Closing the encoder writes its last characters; the mail goes on. */
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
