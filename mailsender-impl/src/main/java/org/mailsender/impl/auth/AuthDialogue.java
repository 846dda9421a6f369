// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.io.IOException;
import java.util.List;

/** The connection on which we authenticate (RFC 4954), as this package needs it. */
public interface AuthDialogue {

    /**
     * The mechanisms that the server offers.
     *
     * @return names in upper case, empty without AUTH
     */
    List<String> offered();

    /**
     * Sends one line and reads the reply.
     *
     * @param line a command, or a response in base64
     * @return the server's reply
     * @throws IOException if the connection breaks
     */
    Answer exchange(String line) throws IOException;

    /**
     * A server's reply.
     *
     * @param code three digits, 334 for a challenge
     * @param text all of it, fit for people
     * @param permanent whether trying again cannot help
     */
    record Answer(int code, String text, boolean permanent) {

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
}
