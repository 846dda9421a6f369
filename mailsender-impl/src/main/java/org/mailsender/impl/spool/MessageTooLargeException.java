// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;

/** A mail grew beyond the configured limit while it was written. */
public final class MessageTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    MessageTooLargeException(long limit) {
        super("the mail is larger than maxMessageBytes, " + limit + ", allows");
    }
}
