// SPDX-License-Identifier: Apache-2.0
package org.mailsender.testserver;

/** A moment at which the server answers. */
public enum Step {
    /** Right after a connection was accepted. */
    GREETING,
    /** After EHLO or HELO. */
    EHLO,
    /** After STARTTLS, before the handshake. */
    STARTTLS,
    /** After AUTH, or a response to a challenge. */
    AUTH,
    /** After MAIL. */
    MAIL,
    /** After RCPT. */
    RCPT,
    /** After DATA. */
    DATA,
    /** In the middle of the text: after its first line. */
    TEXT,
    /** After the final dot. */
    DOT,
    /** After RSET. */
    RSET,
    /** After QUIT. */
    QUIT
}
