// SPDX-License-Identifier: Apache-2.0
package org.mailsender;

/** Names of the PID and of the configuration keys (OSGi Compendium 104) that other bundles need. */
public final class ConfigurationKeys {

    /** The factory PID; each of its factory configurations is one instance. */
    public static final String PID = "org.mailsender";

    /** String, required: host name or IP address of the mail server; a port behind a colon wins over {@link #PORT}. */
    public static final String MAIL_SERVER = "mailServer";

    /** int, 1 to 65535, default 25: SMTP port. */
    public static final String PORT = "port";

    /** boolean, default false: STARTTLS is required (RFC 3207). */
    public static final String USE_SSL = "useSsl";

    /** boolean, default false: authenticate as the operating-system user of the process. */
    public static final String USE_DEFAULT_CREDENTIALS = "useDefaultCredentials";

    /** String, default "": user name of explicit credentials. */
    public static final String USER_NAME = "userName";

    /** String, default "": password of explicit credentials. */
    public static final String PASSWORD = "password";

    /** String, default "": comma-separated addresses. */
    public static final String RECIPIENTS = "recipients";

    /** String, required: the sender's address, for the header field From and the envelope. */
    public static final String SENDER = "sender";

    /** String, default "": put in front of every subject, blanks kept. */
    public static final String SUBJECT_PREFIX = "subjectPrefix";

    /** String, default "": endpoint named in the transaction. */
    public static final String ENDPOINT = "endpoint";

    /** String, default derived from the PID: the instance's unique name, {@code [A-Za-z0-9_-]+}. */
    public static final String INSTANCE = "instance";

    /** boolean, default true: false ignores events and rests the queue. */
    public static final String ENABLED = "enabled";

    /** String[], default {@code <instance>/Send}: topics subscribed to (OSGi Compendium 113). */
    public static final String EVENT_TOPICS = "event.topics";

    /** String, default "": filter on the events' properties (OSGi Core 3.2.7). */
    public static final String EVENT_FILTER = "event.filter";

    private ConfigurationKeys() {}
}
