// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import org.mailsender.store.Envelope;

/**
 * A mail as it will travel, ready to be written once: its attachments are read while it is written. Confined to one
 * thread.
 */
public final class RenderedMail {

    private final MimeMessage message;
    private final Envelope envelope;
    private final String messageId;
    private final String subject;

    RenderedMail(MimeMessage message, Envelope envelope, String messageId, String subject) {
        this.message = message;
        this.envelope = envelope;
        this.messageId = messageId;
        this.subject = subject;
    }

    /**
     * Who sends it to whom.
     *
     * @return the envelope
     */
    public Envelope envelope() {
        return envelope;
    }

    /**
     * The Message-ID, the same on every attempt.
     *
     * @return with angle brackets
     */
    public String messageId() {
        return messageId;
    }

    /**
     * The subject with its prefix.
     *
     * @return decoded text
     */
    public String subject() {
        return subject;
    }

    /**
     * Writes the mail in the form of RFC 5322, lines ended by CRLF, without dot-stuffing.
     *
     * @param out where to
     * @throws IOException if writing fails, or reading an attachment
     */
    public void writeTo(OutputStream out) throws IOException {
        try {
            message.writeTo(out);
        } catch (MessagingException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
