// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

/** The database answers, but cannot be used as it is; the message is a sentence. */
final class UnusableDatabaseException extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableDatabaseException(String sentence) {
        super(sentence);
    }
}
