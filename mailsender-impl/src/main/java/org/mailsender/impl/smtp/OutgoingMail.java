// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A mail as the transport sees it. */
public interface OutgoingMail {

    /**
     * What operators know it by.
     *
     * @return ASCII without blanks, at most 100 characters (RFC 3461 4.4)
     */
    String id();

    /**
     * The reverse-path's address.
     *
     * @return without angle brackets, "" for the null reverse-path (RFC 5321 4.5.5)
     */
    String sender();

    /**
     * The recipients that do not have it yet.
     *
     * @return at least one
     */
    List<String> recipients();

    /**
     * Whether it can only travel with SMTPUTF8 (RFC 6531).
     *
     * @return true if so
     */
    boolean needsSmtpUtf8();

    /**
     * Length of its text.
     *
     * @return bytes, without dot-stuffing
     */
    long size();

    /**
     * Streams its text, lines ended by CRLF.
     *
     * @param out where to
     * @throws UnreadableOutgoingException if it cannot be read
     * @throws IOException if writing fails
     */
    void writeTo(OutputStream out) throws IOException;

    /**
     * Hears what its attempt came to, once, on the connection's thread.
     *
     * @param result recipient by recipient
     */
    void finished(AttemptResult result);
}
