// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.mailsender.Mail;
import org.mailsender.impl.mail.Characters;
import org.mailsender.impl.mail.RefusedException;
import org.mailsender.impl.settings.RenderingSettings;
import org.mailsender.impl.threads.Time;
import org.mailsender.store.Envelope;

/**
 * Turns a request into a mail (RFC 5322, RFC 2045 to 2049). Thread-safe; the context class loader must be the
 * bundle's, because Jakarta Mail looks its providers up there.
 */
public final class MailRenderer {

    /** Jakarta Mail decides by session whether header fields may hold UTF-8 (RFC 6532). */
    private final Session asciiSession = session(false);

    private final Session utf8Session = session(true);
    private final Time time;

    /**
     * Makes a renderer.
     *
     * @param time tells the date of mails
     */
    public MailRenderer(Time time) {
        this.time = time;
    }

    /**
     * Renders one request.
     *
     * @param mail what to send
     * @param settings the configuration at the time of the event
     * @param id a text unique in all instances, the left part of the Message-ID
     * @return the mail, whose attachments are not yet read
     * @throws RefusedException if it cannot become a mail, naming the property
     */
    public RenderedMail render(Mail mail, RenderingSettings settings, String id) throws RefusedException {
        Addressing addressing = Addressing.of(mail, settings);
        Envelope envelope = addressing.envelope();
        String messageId = "<" + id + "@" + settings.sender().domain() + ">";
        String subject =
                HeaderText.normalized("subject", "", settings.subjectPrefix() + HeaderText.onOneLine(mail.subject()));
        try {
            BodyPart body = new BodyBuilder(mail, settings, addressing.redirection()).build();
            ComposedMessage message =
                    new ComposedMessage(envelope.smtpUtf8() ? utf8Session : asciiSession, messageId, body);
            Instant now = time.wall();
            message.setSentDate(Date.from(now));
            addressing.writeTo(message);
            message.setHeader("Subject", HeaderText.encoded("Subject", subject));
            message.setHeader("Auto-Submitted", "auto-generated");
            new FurtherHeaders(mail.headers()).writeTo(message);
            message.saveChanges();
            return new RenderedMail(message, envelope, messageId, subject);
        } catch (MessagingException e) {
            throw new RefusedException(
                    "message", "no mail could be made of it: " + Characters.printable(e.getMessage()) + ".");
        }
    }

    private static Session session(boolean utf8) {
        Properties properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", Boolean.toString(utf8));
        return Session.getInstance(properties);
    }
}
