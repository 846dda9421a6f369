// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.io.IOException;

/** The text of a mail cannot be read: trouble of our own, not of the connection. */
public final class UnreadableOutgoingException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Passes on what was met.
     *
     * @param cause whose message is a sentence
     */
    public UnreadableOutgoingException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
