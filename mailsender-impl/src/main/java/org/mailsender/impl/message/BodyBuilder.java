// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

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

    BodyPart build() throws RefusedException {
        if (!mail.isHtml() && !mail.inline().isEmpty()) {
            throw new RefusedException("inline", "images can only be shown by an HTML body; set isHtml to true.");
        }
        Optional<BodyPart> invitation = invitation();
        BodyPart body = mail.isHtml() || invitation.isPresent() ? alternative(invitation) : plain(mail.message());
        if (mail.attachments().isEmpty()) {
            return body;
        }
        Multipart mixed = new Multipart("mixed").with(body);
        FileParts files = new FileParts(settings);
        for (Attachment attachment : mail.attachments()) {
            mixed.with(files.attached(attachment));
        }
        return mixed;
    }

    /** From the plainest to the richest (RFC 2046 5.1.4). */
    private BodyPart alternative(Optional<BodyPart> invitation) throws RefusedException {
        Multipart alternative = new Multipart("alternative");
        if (mail.isHtml()) {
            alternative.with(plain(mail.text().orElseGet(() -> HtmlText.of(mail.message()))));
            alternative.with(mail.inline().isEmpty() ? html() : related());
        } else {
            alternative.with(plain(mail.message()));
        }
        if (invitation.isPresent()) {
            alternative.with(invitation.get());
        }
        return alternative;
    }

    private Optional<BodyPart> invitation() throws RefusedException {
        if (mail.calendar().isEmpty()) {
            return Optional.empty();
        }
        Invitation invitation = Invitation.of(mail.calendar().get(), settings);
        return Optional.of(new TextPart(invitation.text(), invitation.subtype()));
    }

    private BodyPart related() throws RefusedException {
        Multipart related = new Multipart("related; type=\"text/html\"").with(html());
        FileParts files = new FileParts(settings);
        for (Map.Entry<String, Attachment> image : mail.inline().entrySet()) {
            related.with(files.inline(image.getKey(), image.getValue()));
        }
        return related;
    }

    private BodyPart plain(String text) {
        return new TextPart(withRedirection(text), "plain");
    }

    private BodyPart html() {
        String html = redirection
                .map(intended -> HtmlNote.ahead(note(intended), mail.message()))
                .orElse(mail.message());
        return new TextPart(html, "html");
    }

    private String withRedirection(String text) {
        return redirection.map(intended -> note(intended) + "\r\n\r\n" + text).orElse(text);
    }

    private static String note(String intended) {
        return "[Redirected. Intended recipients: " + intended + "]";
    }
}
