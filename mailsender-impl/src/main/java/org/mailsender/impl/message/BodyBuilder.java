// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
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

    void writeTo(MimeMessage message) throws MessagingException, RefusedException {
        if (!mail.isHtml() && !mail.inline().isEmpty()) {
            throw new RefusedException("inline", "images can only be shown by an HTML body; set isHtml to true.");
        }
        if (mail.attachments().isEmpty()) {
            writeBody(message);
            return;
        }
        MimeMultipart mixed = new MimeMultipart("mixed");
        MimeBodyPart body = new MimeBodyPart();
        writeBody(body);
        mixed.addBodyPart(body);
        FileParts files = new FileParts(settings);
        for (Attachment attachment : mail.attachments()) {
            mixed.addBodyPart(files.attached(attachment));
        }
        message.setContent(mixed);
    }

    private void writeBody(MimePart part) throws MessagingException, RefusedException {
        if (!mail.isHtml()) {
            part.setText(BodyText.canonical(withRedirection(mail.message())), "UTF-8", "plain");
            return;
        }
        MimeMultipart alternative = new MimeMultipart("alternative");
        MimeBodyPart text = new MimeBodyPart();
        String plain = mail.text().orElseGet(() -> HtmlText.of(mail.message()));
        text.setText(BodyText.canonical(withRedirection(plain)), "UTF-8", "plain");
        alternative.addBodyPart(text);
        MimeBodyPart html = new MimeBodyPart();
        writeHtml(html);
        alternative.addBodyPart(html);
        part.setContent(alternative);
    }

    private void writeHtml(MimeBodyPart part) throws MessagingException, RefusedException {
        if (mail.inline().isEmpty()) {
            writeHtmlText(part);
            return;
        }
        MimeMultipart related = new MimeMultipart("related; type=\"text/html\"");
        MimeBodyPart html = new MimeBodyPart();
        writeHtmlText(html);
        related.addBodyPart(html);
        FileParts files = new FileParts(settings);
        for (Map.Entry<String, Attachment> image : mail.inline().entrySet()) {
            related.addBodyPart(files.inline(image.getKey(), image.getValue()));
        }
        part.setContent(related);
    }

    private void writeHtmlText(MimeBodyPart part) throws MessagingException {
        String html = redirection
                .map(intended -> BodyText.withHtmlNote(mail.message(), note(intended)))
                .orElse(mail.message());
        part.setText(BodyText.canonical(html), "UTF-8", "html");
    }

    private String withRedirection(String text) {
        return redirection.map(intended -> note(intended) + "\r\n\r\n" + text).orElse(text);
    }

    private static String note(String intended) {
        return "[Redirected. Intended recipients: " + intended + "]";
    }
}
