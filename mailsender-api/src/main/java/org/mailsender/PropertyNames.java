// SPDX-License-Identifier: Apache-2.0
package org.mailsender;

/** Names of the event properties, those of requests and those of outcomes. */
public final class PropertyNames {

    // Requests. Any value may come as text.

    /** String: the body. */
    public static final String MESSAGE = "message";

    /** String: the subject; in outcomes too, there with the prefix. */
    public static final String SUBJECT = "subject";

    /** Boolean, or "true"/"false": the body is HTML. */
    public static final String IS_HTML = "isHtml";

    /**
     * Comma-separated String, array or Collection; elements are a String path, a {@code file:} URI or URL, a File, a
     * Path or an {@link Attachment}.
     */
    public static final String ATTACHMENTS = "attachments";

    /**
     * String separated by commas or semicolons, String[] or Collection: replaces the configured recipients; String[] in
     * outcomes.
     */
    public static final String RECIPIENTS = "recipients";

    /** As {@link #RECIPIENTS}: replaces the configured copies. */
    public static final String CC = "cc";

    /** As {@link #RECIPIENTS}: replaces the configured blind copies, which no recipient sees. */
    public static final String BCC = "bcc";

    /** As {@link #RECIPIENTS}: replaces the configured addresses for answers. */
    public static final String REPLY_TO = "replyTo";

    /** String: own plain-text alternative of an HTML body. */
    public static final String TEXT = "text";

    /** Map of content id to an element as in {@link #ATTACHMENTS}: images that the HTML shows by {@code cid:}. */
    public static final String INLINE = "inline";

    /** Prefix of properties that name one such image each, by its content id. */
    public static final String INLINE_PREFIX = "inline.";

    /** String, or an element as in {@link #ATTACHMENTS}: an iCalendar object (RFC 5545), or the file that holds one. */
    public static final String CALENDAR = "calendar";

    /** Map of name to value: further header fields. */
    public static final String HEADERS = "headers";

    /** Prefix of properties that name one further header field each. */
    public static final String HEADER_PREFIX = "header.";

    /** String, UUID or number: an event with the key of a mail that is queued, or was Done within 24 hours, sends nothing. */
    public static final String MESSAGE_KEY = "messageKey";

    /** Serializable object of a JDK type, all it holds included: handed on to every outcome event. */
    public static final String CORRELATION_ID = "correlationId";

    // Outcomes. Every value is of a JDK type.

    /** String: the instance's name; also a property of the service {@link MailSender}. */
    public static final String INSTANCE = "instance";

    /** String: the configured endpoint, or "". */
    public static final String ENDPOINT = "endpoint";

    /** String: the configured interface, or "". */
    public static final String INTERFACE = "interface";

    /**
     * String, in Queued where nodes share a store: "cluster" if the mail outlives this node, "node" if the database did
     * not answer and it is on this node's disk only.
     */
    public static final String DURABLE = "durable";

    /** String: for example {@code orders.Done}. */
    public static final String EVENT_NAME = "eventName";

    /** Long: milliseconds since the epoch. */
    public static final String TIMESTAMP = "timestamp";

    /** String: the topic of the event that became the mail, or "" for {@link MailSender#send}. */
    public static final String SOURCE_TOPIC = "sourceTopic";

    /** String: the mail's Message-ID (RFC 5322 3.6.4), or "" when none was made. */
    public static final String MESSAGE_ID = "messageId";

    /** String: one clear sentence that says what went wrong. */
    public static final String ERROR = "error";

    /** Integer: attempts made so far. */
    public static final String ATTEMPTS = "attempts";

    /** Long: when the next attempt is due, milliseconds since the epoch. */
    public static final String NEXT_ATTEMPT = "nextAttempt";

    /** String: host and port of the server that took the mail, "" if that is not known any more. */
    public static final String SERVER = "server";

    /** String: the last line of the server's last reply. */
    public static final String REPLY = "reply";

    /** String[]: recipients that were given up, each as {@code address: reply}. */
    public static final String REJECTED = "rejected";

    /** String[]: recipients that the server took. */
    public static final String ACCEPTED = "accepted";

    /** Boolean, in transactions: whether the mail was Done. */
    public static final String SUCCESS = "success";

    /** Long, in transactions: milliseconds between taking the event and its outcome. */
    public static final String DURATION_MILLIS = "durationMillis";

    /** String[]: the instances whose outcomes led to this mail, by which circles of instances are broken. */
    public static final String VIA = "via";

    /** String, when held: {@code authentication}, {@code tls} or {@code unreachable}. */
    public static final String KIND = "kind";

    /** Integer, when held or resumed: mails waiting. */
    public static final String QUEUED = "queued";

    /** Long, when resumed: how long the queue rested, in milliseconds. */
    public static final String HELD_MILLIS = "heldMillis";

    private PropertyNames() {}
}
