// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

/**
 * A server's reply.
 *
 * @param code three digits, 334 for a challenge
 * @param text all of it, fit for people
 * @param permanent whether trying again cannot help
 */
public record Answer(int code, String text, boolean permanent) {

    private static final int CHALLENGE = 334;
    private static final int CREDENTIALS_INVALID = 535;
    /** Three digits and a blank. */
    private static final int PREFIX = 4;

    boolean isPositive() {
        return code / 100 == 2;
    }

    boolean isChallenge() {
        return code == CHALLENGE;
    }

    boolean refusesCredentials() {
        return code == CREDENTIALS_INVALID;
    }

    /** A challenge in base64. */
    String challenge() {
        return text.length() > PREFIX ? text.substring(PREFIX).strip() : "";
    }
}
