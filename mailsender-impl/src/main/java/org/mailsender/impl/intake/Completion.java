// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

import static org.mailsender.PropertyNames.ATTACHMENTS;
import static org.mailsender.PropertyNames.BCC;
import static org.mailsender.PropertyNames.CC;
import static org.mailsender.PropertyNames.IS_HTML;
import static org.mailsender.PropertyNames.MESSAGE;
import static org.mailsender.PropertyNames.RECIPIENTS;
import static org.mailsender.PropertyNames.REPLY_TO;
import static org.mailsender.PropertyNames.SUBJECT;
import static org.mailsender.PropertyNames.TEXT;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.Supplier;
import org.mailsender.Attachment;
import org.mailsender.ConfigurationKeys;
import org.mailsender.Mail;
import org.mailsender.MailBuilder;
import org.mailsender.impl.mail.BadAddressException;
import org.mailsender.impl.mail.FilledAddresses;
import org.mailsender.impl.mail.RefusedException;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.settings.Templates;
import org.mailsender.impl.template.Budget;
import org.mailsender.impl.template.Gap;
import org.mailsender.impl.template.Gapped;
import org.mailsender.impl.template.Occasion;
import org.mailsender.impl.template.Template;
import org.mailsender.impl.template.TemplateException;

/**
 * Gives a mail what nobody brought for it, by the templates of the configuration. Confined to one thread.
 *
 * <p>A text, the kind of the body and the attachments are brought when the property is there at all, even empty; an
 * address only when somebody is named, because a blank one has always left the configured ones.
 */
final class Completion {

    private final Templates templates;
    private final Given given;
    private final Occasion occasion;
    private final Budget budget;
    private final Instant taken;

    private Completion(Settings settings, Given given, String topic, Instant taken) {
        this.templates = settings.rendering().templates();
        this.given = given;
        this.taken = taken;
        this.budget = new Budget(settings.rendering().maxMessageBytes());
        this.occasion = new Occasion(
                given,
                topic,
                settings.instance(),
                settings.endpoint(),
                taken.atZone(TimeZone.getDefault().toZoneId()));
    }

    /**
     * Completes a mail.
     *
     * @param mail what was brought, read
     * @param given the same by name; asked where there are templates
     * @param topic of its event
     * @param settings the configuration then
     * @param taken when it came
     */
    static Mail of(Mail mail, Supplier<Given> given, String topic, Settings settings, Instant taken)
            throws RefusedException {
        return settings.rendering().templates().areNone()
                ? mail
                : new Completion(settings, given.get(), topic, taken).complete(mail);
    }

    private Mail complete(Mail mail) throws RefusedException {
        boolean html = isHtml(mail);
        String message = given.has(MESSAGE) ? mail.message() : message(html, mail.message());
        MailBuilder whole = mail.toBuilder();
        if (html) {
            whole.html(message);
            text(TEXT).ifPresent(whole::text);
        } else {
            whole.message(message);
        }
        text(SUBJECT).ifPresent(whole::subject);
        attachments().ifPresent(whole::attachments);
        return whole.recipients(addresses(RECIPIENTS, mail.recipients()))
                .cc(addresses(CC, mail.cc()))
                .bcc(addresses(BCC, mail.bcc()))
                .replyTo(addresses(REPLY_TO, mail.replyTo()))
                .build();
    }

    /** What another mail's outcome tells is plain text. */
    private boolean isHtml(Mail mail) {
        return given.has(IS_HTML) ? mail.isHtml() : templates.html() && (given.has(MESSAGE) || templates.haveMessage());
    }

    private String message(boolean html, String brought) throws RefusedException {
        try {
            Optional<Template> template = templates.message(taken);
            if (template.isEmpty()) {
                return brought;
            }
            return html ? template.get().html(occasion, budget) : template.get().text(occasion, budget);
        } catch (TemplateException e) {
            throw new RefusedException(ConfigurationKeys.MESSAGE_FILE, e.getMessage());
        }
    }

    /** Empty where one is brought, or there is no template. */
    private Optional<String> text(String key) throws RefusedException {
        Optional<Template> template = unlessGiven(key);
        return template.isEmpty()
                ? Optional.empty()
                : Optional.of(template.get().text(occasion, budget));
    }

    private Optional<List<Attachment>> attachments() throws RefusedException {
        Optional<Template> template = unlessGiven(ATTACHMENTS);
        return template.isEmpty()
                ? Optional.empty()
                : Optional.of(FilledFiles.of(ATTACHMENTS, template.get().gapped(occasion, budget)));
    }

    private Optional<Template> unlessGiven(String key) {
        return given.has(key) ? Optional.empty() : templates.of(key);
    }

    private List<String> addresses(String key, List<String> brought) throws RefusedException {
        Optional<Template> template = templates.of(key);
        if (template.isEmpty() || !brought.isEmpty()) {
            return brought;
        }
        Gapped list = template.get().gapped(occasion, budget);
        try {
            return new FilledAddresses(
                            list.text(),
                            Gapped.GAP,
                            list.gaps().stream().map(Gap::texts).toList())
                    .list();
        } catch (BadAddressException e) {
            throw new RefusedException(key, e.getMessage());
        }
    }
}
