// SPDX-License-Identifier: Apache-2.0
package org.mailsender.store;

import java.io.IOException;

/** A mail grew beyond the configured limit while it was written. */
public final class MessageTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Names the limit.
     *
     * @param limit in bytes
     */
    public MessageTooLargeException(long limit) {
        super("the mail is larger than the " + limit + " bytes allowed");
    }
}
