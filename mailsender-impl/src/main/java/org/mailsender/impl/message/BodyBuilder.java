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
 * only with HTML, related (RFC 2387) only with inline images.
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
        MimeBodyPart body = mail.isHtml() ? alternative() : plain(mail.message());
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

    private MimeBodyPart alternative() throws MessagingException, RefusedException {
        String text = mail.text().orElseGet(() -> HtmlText.of(mail.message()));
        return part(new MimeMultipart("alternative", plain(text), mail.inline().isEmpty() ? html() : related()));
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
