// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimePart;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;

/**
 * A part that whoever makes it gives all its header fields, and that writes its content itself. Jakarta Mail would go
 * through the content once more, to choose an encoding, and octet by octet.
 */
abstract class StreamedPart extends MimeBodyPart {

    private static final byte[] CRLF = {'\r', '\n'};

    @Override
    protected final void updateHeaders() {
        // The superclass would look at the content.
    }

    @Override
    public final void writeTo(OutputStream out) throws IOException, MessagingException {
        writeHeader(this, out);
        writeContent(out);
    }

    /** Writes the content, encoded as the header says. */
    abstract void writeContent(OutputStream out) throws IOException;

    /** Writes the header of any part, and the empty line behind it. */
    static void writeHeader(MimePart part, OutputStream out) throws IOException, MessagingException {
        Enumeration<String> lines = part.getNonMatchingHeaderLines(new String[0]);
        while (lines.hasMoreElements()) {
            out.write(lines.nextElement().getBytes(StandardCharsets.UTF_8));
            out.write(CRLF);
        }
        out.write(CRLF);
    }
}
