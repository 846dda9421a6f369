// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

/** A file of the spool was read, but does not hold what it should; the message is part of a sentence. */
final class BadContentException extends Exception {

    private static final long serialVersionUID = 1L;

    BadContentException(String message) {
        super(message);
    }

    BadContentException(String message, Throwable cause) {
        super(message, cause);
    }
}
