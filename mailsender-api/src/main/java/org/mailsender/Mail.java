// SPDX-License-Identifier: Apache-2.0
package org.mailsender;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to send. Immutable; made by {@link #builder()}.
 *
 * <p>Everything may be left out. What is empty, be it a text, a list of addresses or the attachments, comes from the
 * configuration, whose templates can name what is not: {@code {{subject}}}, {@code {{recipients}}} and so on. Values are
 * checked when the mail is taken by {@link MailSender#send}.
 */
public final class Mail {

    private final MailBuilder values;

    Mail(MailBuilder values) {
        this.values = new MailBuilder(values);
    }

    /**
     * Begins an empty mail.
     *
     * @return a builder for one mail, not thread-safe
     */
    public static MailBuilder builder() {
        return new MailBuilder();
    }

    /**
     * Begins another mail with all that this one has.
     *
     * @return a builder for one mail, not thread-safe
     */
    public MailBuilder toBuilder() {
        return new MailBuilder(values);
    }

    /**
     * The body.
     *
     * @return text or HTML, see {@link #isHtml()}
     */
    public String message() {
        return values.message;
    }

    /**
     * The subject, without the configured prefix.
     *
     * @return never null
     */
    public String subject() {
        return values.subject;
    }

    /**
     * Whether {@link #message()} is HTML.
     *
     * @return true for HTML
     */
    public boolean isHtml() {
        return values.html;
    }

    /**
     * The plain-text alternative of an HTML body.
     *
     * @return empty when it is to be derived from the HTML
     */
    public Optional<String> text() {
        return Optional.ofNullable(values.text);
    }

    /**
     * The recipients.
     *
     * @return empty for the configured ones
     */
    public List<String> recipients() {
        return values.recipients;
    }

    /**
     * Recipients of a copy.
     *
     * @return empty for the configured ones
     */
    public List<String> cc() {
        return values.cc;
    }

    /**
     * Recipients of a blind copy, whom no recipient sees.
     *
     * @return empty for the configured ones
     */
    public List<String> bcc() {
        return values.bcc;
    }

    /**
     * Addresses for answers.
     *
     * @return empty for the configured ones
     */
    public List<String> replyTo() {
        return values.replyTo;
    }

    /**
     * The attached files.
     *
     * @return unmodifiable, in the order of the collection that was set
     */
    public List<Attachment> attachments() {
        return values.attachments;
    }

    /**
     * Images by content id, shown by {@code cid:} in the HTML (RFC 2392).
     *
     * @return unmodifiable, in the order of the map that was set
     */
    public Map<String, Attachment> inline() {
        return values.inline;
    }

    /**
     * The invitation: an iCalendar object (RFC 5545), shown as an alternative to the body (RFC 6047).
     *
     * @return empty for none
     */
    public Optional<Attachment> calendar() {
        return Optional.ofNullable(values.calendar);
    }

    /**
     * Further header fields.
     *
     * @return name to value, unmodifiable, in the order of the map that was set
     */
    public Map<String, String> headers() {
        return values.headers;
    }

    /**
     * The key against doubles.
     *
     * @return empty for none
     */
    public Optional<String> messageKey() {
        return Optional.ofNullable(values.messageKey);
    }

    /**
     * What every outcome event hands on.
     *
     * @return empty for none
     */
    public Optional<Serializable> correlationId() {
        return Optional.ofNullable(values.correlationId);
    }

    @Override
    public String toString() {
        return "Mail[" + values.subject + "]";
    }
}
