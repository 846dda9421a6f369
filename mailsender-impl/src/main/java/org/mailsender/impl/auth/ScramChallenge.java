// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server says first in SCRAM (RFC 5802 5.1), checked. Immutable. */
final class ScramChallenge {

    /** RFC 7677 4; less would make a password that somebody overheard easy to guess. */
    private static final int FEWEST_ITERATIONS = 4096;
    /** More would be a way to keep this machine busy. */
    private static final int MOST_ITERATIONS = 1_000_000;

    private static final String NO_CHALLENGE = "sent what is no challenge of SCRAM";

    private static final Pattern FORM =
            Pattern.compile("r=([\\x21-\\x2B\\x2D-\\x7E]+),s=([A-Za-z0-9+/]+={0,2}),i=([1-9][0-9]{0,8})(?:,.*)?");

    private final String text;
    private final String nonce;
    private final byte[] salt;
    private final int iterations;

    private ScramChallenge(String text, String nonce, byte[] salt, int iterations) {
        this.text = text;
        this.nonce = nonce;
        this.salt = salt;
        this.iterations = iterations;
    }

    static ScramChallenge of(byte[] octets, String ownNonce) throws AuthenticationFailedException {
        String text = new String(octets, StandardCharsets.UTF_8);
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw ScramRefusedException.saying(text, NO_CHALLENGE);
        }
        if (!parts.group(1).startsWith(ownNonce) || parts.group(1).length() == ownNonce.length()) {
            throw new ScramRefusedException("did not answer to what it was sent");
        }
        int iterations = Integer.parseInt(parts.group(3));
        if (iterations < FEWEST_ITERATIONS || iterations > MOST_ITERATIONS) {
            throw new ScramRefusedException("asks for " + iterations + " iterations, but not less than "
                    + FEWEST_ITERATIONS + " are safe and not more than " + MOST_ITERATIONS + " are taken");
        }
        try {
            return new ScramChallenge(text, parts.group(1), Base64.getDecoder().decode(parts.group(2)), iterations);
        } catch (IllegalArgumentException e) {
            throw new ScramRefusedException(NO_CHALLENGE);
        }
    }

    /** As it was sent. */
    String text() {
        return text;
    }

    /** The client's, then the server's. */
    String nonce() {
        return nonce;
    }

    byte[] salt() {
        return salt.clone();
    }

    int iterations() {
        return iterations;
    }
}
