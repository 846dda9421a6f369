// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.settings;

/** A configuration that cannot be used; the message is one sentence with key, value (never a secret) and remedy. */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    RefusedException(String key, String problem) {
        super(key + ": " + problem);
    }
}
