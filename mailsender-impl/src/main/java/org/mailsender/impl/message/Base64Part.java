// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Enumeration;

/**
 * A part that streams a file through base64 (RFC 2045 6.8). Jakarta Mail would read the file twice, once to choose an
 * encoding.
 */
final class Base64Part extends MimeBodyPart {

    private static final byte[] CRLF = {'\r', '\n'};
    private static final int LINE_LENGTH = 76;

    private final FileContent file;

    Base64Part(FileContent content) {
        this.file = content;
    }

    @Override
    protected void updateHeaders() {
        // All header fields are set by whoever made the part; the superclass would look at the content.
    }

    @Override
    public void writeTo(OutputStream out) throws IOException, MessagingException {
        Enumeration<String> lines = getNonMatchingHeaderLines(new String[0]);
        while (lines.hasMoreElements()) {
            out.write(lines.nextElement().getBytes(StandardCharsets.US_ASCII));
            out.write(CRLF);
        }
        out.write(CRLF);
        try (OutputStream encoded = Base64.getMimeEncoder(LINE_LENGTH, CRLF).wrap(new Unclosed(out))) {
            file.copyTo(encoded);
        }
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
