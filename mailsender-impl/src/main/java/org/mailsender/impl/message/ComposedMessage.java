// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;

/** A message that keeps the Message-ID it was given, and whose body may be a part that writes itself. */
final class ComposedMessage extends MimeMessage {

    private final String messageId;
    private StreamedPart body;

    ComposedMessage(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    void setBody(MimeBodyPart part) throws MessagingException, IOException {
        if (part instanceof StreamedPart streamed) {
            body = streamed;
            setHeader("Content-Type", part.getContentType());
            setHeader("Content-Transfer-Encoding", part.getEncoding());
        } else {
            setContent((Multipart) part.getContent());
        }
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException, MessagingException {
        if (body == null) {
            super.writeTo(out);
        } else {
            StreamedPart.writeHeader(this, out);
            body.writeContent(out);
        }
    }
}
