// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.util.Map;
import java.util.Optional;
import org.mailsender.Attachment;
import org.mailsender.Mail;
import org.mailsender.impl.mail.RefusedException;
import org.mailsender.impl.settings.RenderingSettings;

/**
 * Builds the smallest MIME tree that holds a mail: mixed (RFC 2046 5.1.3) only with attachments, alternative (5.1.4)
 * only with HTML or an invitation, related (RFC 2387) only with inline images.
 */
final class BodyBuilder {

    private final Mail mail;
    private final RenderingSettings settings;
    private final Optional<String> redirection;

    BodyBuilder(Mail mail, RenderingSettings settings, Optional<String> redirection) {
        this.mail = mail;
        this.settings = settings;
        this.redirection = redirection;
    }

    MimeBodyPart build() throws MessagingException, RefusedException {
        if (!mail.isHtml() && !mail.inline().isEmpty()) {
            throw new RefusedException("inline", "images can only be shown by an HTML body; set isHtml to true.");
        }
        Optional<MimeBodyPart> invitation = invitation();
        MimeBodyPart body = mail.isHtml() || invitation.isPresent() ? alternative(invitation) : plain(mail.message());
        if (mail.attachments().isEmpty()) {
            return body;
        }
        MimeMultipart mixed = new MimeMultipart("mixed", body);
        FileParts files = new FileParts(settings);
        for (Attachment attachment : mail.attachments()) {
            mixed.addBodyPart(files.attached(attachment));
        }
        return part(mixed);
    }

    /** From the plainest to the richest (RFC 2046 5.1.4). */
    private MimeBodyPart alternative(Optional<MimeBodyPart> invitation) throws MessagingException, RefusedException {
        MimeMultipart alternative = new MimeMultipart("alternative");
        if (mail.isHtml()) {
            alternative.addBodyPart(plain(mail.text().orElseGet(() -> HtmlText.of(mail.message()))));
            alternative.addBodyPart(mail.inline().isEmpty() ? html() : related());
        } else {
            alternative.addBodyPart(plain(mail.message()));
        }
        if (invitation.isPresent()) {
            alternative.addBodyPart(invitation.get());
        }
        return part(alternative);
    }

    private Optional<MimeBodyPart> invitation() throws MessagingException, RefusedException {
        if (mail.calendar().isEmpty()) {
            return Optional.empty();
        }
        Invitation invitation = Invitation.of(mail.calendar().get(), settings);
        return Optional.of(new TextPart(invitation.text(), invitation.subtype()));
    }

    private MimeBodyPart related() throws MessagingException, RefusedException {
        MimeMultipart related = new MimeMultipart("related; type=\"text/html\"", html());
        FileParts files = new FileParts(settings);
        for (Map.Entry<String, Attachment> image : mail.inline().entrySet()) {
            related.addBodyPart(files.inline(image.getKey(), image.getValue()));
        }
        return part(related);
    }

    private MimeBodyPart plain(String text) throws MessagingException {
        return new TextPart(withRedirection(text), "plain");
    }

    private MimeBodyPart html() throws MessagingException {
        String html = redirection
                .map(intended -> HtmlNote.ahead(note(intended), mail.message()))
                .orElse(mail.message());
        return new TextPart(html, "html");
    }

    private static MimeBodyPart part(MimeMultipart content) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(content);
        return part;
    }

    private String withRedirection(String text) {
        return redirection.map(intended -> note(intended) + "\r\n\r\n" + text).orElse(text);
    }

    private static String note(String intended) {
        return "[Redirected. Intended recipients: " + intended + "]";
    }
}
