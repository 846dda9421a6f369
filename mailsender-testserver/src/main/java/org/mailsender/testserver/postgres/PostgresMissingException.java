// SPDX-License-Identifier: Apache-2.0
package org.mailsender.testserver.postgres;

/** There is no PostgreSQL on this machine, and none can be installed; the message says why. */
public final class PostgresMissingException extends Exception {

    private static final long serialVersionUID = 1;

    PostgresMissingException(String message) {
        super(message);
    }
}
