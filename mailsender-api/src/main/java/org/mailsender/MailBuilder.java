// SPDX-License-Identifier: Apache-2.0
package org.mailsender;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Collects the parts of a mail. Each method sets one part, in place of what was set before, and copies what it is given.
 * Not thread-safe.
 */
public final class MailBuilder {

    String message = "";
    String subject = "";
    boolean html;
    String text;
    List<String> recipients = List.of();
    List<String> cc = List.of();
    List<String> bcc = List.of();
    List<String> replyTo = List.of();
    List<Attachment> attachments = List.of();
    Map<String, Attachment> inline = Map.of();
    Attachment calendar;
    Map<String, String> headers = Map.of();
    String messageKey;
    Serializable correlationId;

    MailBuilder() {}

    MailBuilder(MailBuilder other) {
        message = other.message;
        subject = other.subject;
        html = other.html;
        text = other.text;
        recipients = other.recipients;
        cc = other.cc;
        bcc = other.bcc;
        replyTo = other.replyTo;
        attachments = other.attachments;
        inline = other.inline;
        calendar = other.calendar;
        headers = other.headers;
        messageKey = other.messageKey;
        correlationId = other.correlationId;
    }

    /**
     * Sets a plain-text body.
     *
     * @param value the text
     * @return this
     */
    public MailBuilder message(String value) {
        message = Objects.requireNonNull(value, "message");
        html = false;
        return this;
    }

    /**
     * Sets an HTML body; its plain-text alternative is derived unless {@link #text} gives one.
     *
     * @param value the HTML
     * @return this
     */
    public MailBuilder html(String value) {
        message = Objects.requireNonNull(value, "html");
        html = true;
        return this;
    }

    /**
     * Sets the plain-text alternative of an HTML body.
     *
     * @param value the text
     * @return this
     */
    public MailBuilder text(String value) {
        text = Objects.requireNonNull(value, "text");
        return this;
    }

    /**
     * Sets the subject.
     *
     * @param value the subject, without the configured prefix
     * @return this
     */
    public MailBuilder subject(String value) {
        subject = Objects.requireNonNull(value, "subject");
        return this;
    }

    /**
     * Replaces the configured recipients.
     *
     * @param addresses one address each (RFC 5322 3.4), with or without display name
     * @return this
     */
    public MailBuilder recipients(Collection<String> addresses) {
        recipients = copy(addresses, "recipients");
        return this;
    }

    /**
     * Replaces the configured recipients.
     *
     * @param addresses one address each (RFC 5322 3.4), with or without display name
     * @return this
     */
    public MailBuilder recipients(String... addresses) {
        return recipients(Arrays.asList(Objects.requireNonNull(addresses, "recipients")));
    }

    /**
     * Replaces the configured recipients of a copy.
     *
     * @param addresses one address each
     * @return this
     */
    public MailBuilder cc(Collection<String> addresses) {
        cc = copy(addresses, "cc");
        return this;
    }

    /**
     * Replaces the configured recipients of a blind copy.
     *
     * @param addresses one address each
     * @return this
     */
    public MailBuilder bcc(Collection<String> addresses) {
        bcc = copy(addresses, "bcc");
        return this;
    }

    /**
     * Replaces the configured addresses for answers.
     *
     * @param addresses one address each
     * @return this
     */
    public MailBuilder replyTo(Collection<String> addresses) {
        replyTo = copy(addresses, "replyTo");
        return this;
    }

    /**
     * Sets the attached files.
     *
     * @param files in the order in which they are to appear
     * @return this
     */
    public MailBuilder attachments(Collection<Attachment> files) {
        attachments = copy(files, "attachments");
        return this;
    }

    /**
     * Sets the images that the HTML shows.
     *
     * @param images content id, without angle brackets, to image
     * @return this
     */
    public MailBuilder inline(Map<String, Attachment> images) {
        inline = copy(images, "inline");
        return this;
    }

    /**
     * Sets an invitation, which mail programs show with what one can answer to it (RFC 6047).
     *
     * @param value an iCalendar object (RFC 5545) in UTF-8; its method goes into the media type
     * @return this
     */
    public MailBuilder calendar(Attachment value) {
        calendar = Objects.requireNonNull(value, "calendar");
        return this;
    }

    /**
     * Sets further header fields; those that MailSender owns are refused when the mail is taken.
     *
     * @param fields name to value
     * @return this
     */
    public MailBuilder headers(Map<String, String> fields) {
        headers = copy(fields, "headers");
        return this;
    }

    /**
     * Sets the key against doubles: a second mail with the key of one that is queued, or was Done within 24
     * hours, sends nothing.
     *
     * @param value any text
     * @return this
     */
    public MailBuilder messageKey(String value) {
        messageKey = Objects.requireNonNull(value, "messageKey");
        return this;
    }

    /**
     * Sets what every outcome event hands on.
     *
     * @param value of a JDK type, because every bundle must be able to read it
     * @return this
     */
    public MailBuilder correlationId(Serializable value) {
        correlationId = Objects.requireNonNull(value, "correlationId");
        return this;
    }

    /**
     * Ends the mail; the builder may go on to make others.
     *
     * @return an immutable mail
     */
    public Mail build() {
        return new Mail(this);
    }

    private static <T> List<T> copy(Collection<T> values, String name) {
        List<T> copy = new ArrayList<>(Objects.requireNonNull(values, name));
        copy.forEach(value -> Objects.requireNonNull(value, name));
        return Collections.unmodifiableList(copy);
    }

    private static <T> Map<String, T> copy(Map<String, T> values, String name) {
        Map<String, T> copy = new LinkedHashMap<>(Objects.requireNonNull(values, name));
        copy.forEach((key, value) -> {
            Objects.requireNonNull(key, name);
            Objects.requireNonNull(value, name);
        });
        return Collections.unmodifiableMap(copy);
    }
}
