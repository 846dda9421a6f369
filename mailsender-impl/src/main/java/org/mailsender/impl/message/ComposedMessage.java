// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Enumeration;
import java.util.Map;

/** A message that keeps the Message-ID it was given, and whose body writes itself. */
final class ComposedMessage extends MimeMessage {

    private final String messageId;
    private final BodyPart body;

    ComposedMessage(Session session, String messageId, BodyPart body) throws MessagingException {
        super(session);
        this.messageId = messageId;
        this.body = body;
        for (Map.Entry<String, String> field : body.fields().entrySet()) {
            setHeader(field.getKey(), field.getValue());
        }
    }

    /** The superclass would look at the content. */
    @Override
    protected synchronized void updateHeaders() throws MessagingException {
        setHeader("MIME-Version", "1.0");
        setHeader("Message-ID", messageId);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException, MessagingException {
        Enumeration<String> lines = getNonMatchingHeaderLines(new String[0]);
        while (lines.hasMoreElements()) {
            BodyPart.writeLine(lines.nextElement(), out);
        }
        BodyPart.writeLine("", out);
        body.writeContent(out);
    }
}
