// SPDX-License-Identifier: Apache-2.0
package org.mailsender;

/**
 * Names of the PID and of all configuration keys (OSGi Compendium 104), with type, default and meaning. Every value may
 * come as text, as from a file.
 */
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

    /** String, default "": template of the subject where the event brings none. */
    public static final String SUBJECT = "subject";

    /** String, default "": template of the body where the event brings none. */
    public static final String MESSAGE = "message";

    /** String, default "": UTF-8 file with that template instead, read again when it has changed. */
    public static final String MESSAGE_FILE = "messageFile";

    /** String, default "": template of the plain-text alternative where the event brings none. */
    public static final String TEXT = "text";

    /** boolean, default false: whether the body is HTML where the event does not say so. */
    public static final String IS_HTML = "isHtml";

    /** String, default "": comma-separated templates of paths where the event brings no attachments. */
    public static final String ATTACHMENTS = "attachments";

    /** String, default "": endpoint named in the transaction. */
    public static final String ENDPOINT = "endpoint";

    /** String, default "": interface, the logical group of endpoints, named in the transaction. */
    public static final String INTERFACE = "interface";

    /** String, default derived from the PID: the instance's unique name, {@code [A-Za-z0-9_-]+}. */
    public static final String INSTANCE = "instance";

    /** boolean, default true: false ignores events and rests the queue. */
    public static final String ENABLED = "enabled";

    /** String[], default {@code <instance>/Send}: topics subscribed to (OSGi Compendium 113). */
    public static final String EVENT_TOPICS = "event.topics";

    /** String, default "": filter on the events' properties (OSGi Core 3.2.7). */
    public static final String EVENT_FILTER = "event.filter";

    /** String, default "": comma-separated addresses of visible copies. */
    public static final String CC = "cc";

    /** String, default "": comma-separated addresses of blind copies, which no recipient sees. */
    public static final String BCC = "bcc";

    /** String, default "": envelope sender (RFC 5321 2.3.1); "" for {@link #SENDER}, {@code <>} for none. */
    public static final String BOUNCE_ADDRESS = "bounceAddress";

    /** String[], default empty: SUCCESS, FAILURE, DELAY, or NEVER: notifications to ask for (RFC 3461 4.1). */
    public static final String NOTIFY = "notify";

    /** String, default "": comma-separated addresses that answers go to. */
    public static final String REPLY_TO = "replyTo";

    /** boolean, default false: TLS from the first byte (RFC 8314 3.3), usual on port 465. */
    public static final String IMPLICIT_TLS = "implicitTls";

    /** String, default "": PEM or PKCS#12 file with what this instance alone trusts; "" for what the JVM does. */
    public static final String TRUST_STORE = "trustStore";

    /** String, default "": password of a PKCS#12 trust store. */
    public static final String TRUST_STORE_PASSWORD = "trustStorePassword";

    /** boolean, default false: credentials may travel on an unencrypted connection to another host. */
    public static final String ALLOW_CLEARTEXT_AUTH = "allowCleartextAuth";

    /** String[], default empty: SASL mechanisms (RFC 4422) in the order to try; empty for the strongest possible. */
    public static final String AUTH_MECHANISMS = "authMechanisms";

    /**
     * String, default "": a PEM or PKCS#12 file with the client certificate that TLS shows when the server asks for it, and
     * by which AUTH EXTERNAL (RFC 4422 A) authenticates.
     */
    public static final String KEY_STORE = "keyStore";

    /** String, secret, default "": the password of a PKCS#12 key store, or of an encrypted key in a PEM file. */
    public static final String KEY_STORE_PASSWORD = "keyStorePassword";

    /** String, default "": the token endpoint (RFC 6749 3.2), an https URI, which turns on XOAUTH2. */
    public static final String OAUTH2_TOKEN_URI = "oauth2TokenUri";

    /** String, default "": client id at the token endpoint. */
    public static final String OAUTH2_CLIENT_ID = "oauth2ClientId";

    /** String, default "": client secret at the token endpoint. */
    public static final String OAUTH2_CLIENT_SECRET = "oauth2ClientSecret";

    /** String, default "": scope to ask for (RFC 6749 3.3); "" for none. */
    public static final String OAUTH2_SCOPE = "oauth2Scope";

    /** String, default "": turns the client-credentials grant into the refresh-token grant (RFC 6749 6). */
    public static final String OAUTH2_REFRESH_TOKEN = "oauth2RefreshToken";

    /** String, default "": PEM or PKCS#12 file with the key that signs for the client (RFC 7523), in place of a secret. */
    public static final String OAUTH2_KEY_STORE = "oauth2KeyStore";

    /** String, default "": password of that file. */
    public static final String OAUTH2_KEY_STORE_PASSWORD = "oauth2KeyStorePassword";

    /** String, default "": the user to act for, which selects the JWT bearer grant (RFC 7523 2.1). */
    public static final String OAUTH2_SUBJECT = "oauth2Subject";

    /** int, 1 to 100, default 1: parallel connections; with 1, mails are sent in the order of their events. */
    public static final String CONNECTIONS = "connections";

    /** int, 0 to 3600, default 30: an idle connection is closed after this many seconds. */
    public static final String IDLE_TIMEOUT_SECONDS = "idleTimeoutSeconds";

    /** int, 1 to 3600, default 30: longest wait for a connection. */
    public static final String CONNECT_TIMEOUT_SECONDS = "connectTimeoutSeconds";

    /** int, 1 to 3600, default 60: longest wait for a reply; ten times that after the final dot (RFC 5321 4.5.3.2). */
    public static final String READ_TIMEOUT_SECONDS = "readTimeoutSeconds";

    /** int, 1 to 86400, default 900: longest duration of one attempt. */
    public static final String ATTEMPT_TIMEOUT_SECONDS = "attemptTimeoutSeconds";

    /** int, 1 to 86400, default 30: delay before the second attempt, doubled for each further one. */
    public static final String RETRY_DELAY_SECONDS = "retryDelaySeconds";

    /** int, 1 to 86400, default 1800: where the doubling ends. */
    public static final String RETRY_MAX_DELAY_SECONDS = "retryMaxDelaySeconds";

    /** int, 0 to 31536000, default 172800: age at which a mail is given up; 0 for no second attempt. */
    public static final String RETRY_MAX_AGE_SECONDS = "retryMaxAgeSeconds";

    /** int, 1 to 10000000, default 100000: mails waiting; one more is refused. */
    public static final String MAX_QUEUED = "maxQueued";

    /** long, 1024 to 1099511627776, default 52428800: a larger mail is refused. */
    public static final String MAX_MESSAGE_BYTES = "maxMessageBytes";

    /** String[], default empty: if set, attached files must lie below one of these folders, links resolved. */
    public static final String ATTACHMENT_ROOTS = "attachmentRoots";

    /** String, default "": for test systems, comma-separated addresses that every mail goes to instead. */
    public static final String REDIRECT_TO = "redirectTo";

    /** int, 0 to 1000000, default 0: most mails in any sliding minute; 0 for no limit. */
    public static final String RATE_PER_MINUTE = "ratePerMinute";

    /** String, default "": "" for the local spool, "jdbc" for the database that all nodes share. */
    public static final String STORE = "store";

    /** String, default "": parent folder of the spool; "" for the container's data folder. */
    public static final String SPOOL_DIRECTORY = "spoolDirectory";

    private ConfigurationKeys() {}
}
