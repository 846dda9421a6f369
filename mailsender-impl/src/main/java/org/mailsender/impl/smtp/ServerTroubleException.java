// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

/** No mail can be sent at all at present, whichever it is; the message is one sentence with cause and remedy. */
public final class ServerTroubleException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What kind of trouble, because it decides when to try again. */
    public enum Kind {
        /** The server cannot be reached, or does not serve for now. */
        UNREACHABLE,
        /** Encryption cannot be had as configured. */
        TLS,
        /** The server does not take the credentials; repetition could lock the account. */
        AUTHENTICATION
    }

    private final Kind kind;

    /**
     * Trouble of one kind.
     *
     * @param kind what kind
     * @param sentence cause and remedy
     */
    public ServerTroubleException(Kind kind, String sentence) {
        super(sentence);
        this.kind = kind;
    }

    /**
     * What kind of trouble.
     *
     * @return never null
     */
    public Kind kind() {
        return kind;
    }
}
