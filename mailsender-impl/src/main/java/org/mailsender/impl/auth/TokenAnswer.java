// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.time.Duration;
import org.mailsender.impl.mail.Characters;
import org.mailsender.impl.settings.Secret;

/**
 * What a token endpoint grants (RFC 6749 5.1). Immutable.
 *
 * @param accessToken never empty
 * @param life how long it can be used; an hour if the endpoint does not say
 * @param refreshToken takes the place of the one that was used, "" if that one stays
 */
record TokenAnswer(Secret accessToken, Duration life, Secret refreshToken) {

    private static final double USUAL_LIFE_SECONDS = 3600;
    private static final double LONGEST_LIFE_SECONDS = 31_536_000;

    /**
     * Reads an answer.
     *
     * @param endpoint named in sentences
     * @throws AuthenticationFailedException if it grants nothing that XOAUTH2 can use
     */
    static TokenAnswer read(String endpoint, String json) throws AuthenticationFailedException {
        JsonFields fields = JsonFields.of(json)
                .orElseThrow(() -> unusable(endpoint, "is not the JSON object that RFC 6749 5.1 prescribes"));
        String token = fields.text("access_token")
                .orElseThrow(() -> unusable(endpoint, "holds no access_token that is a text"));
        if (!token.chars().allMatch(TokenAnswer::isVisible)) {
            throw unusable(endpoint, "holds an access_token with characters that RFC 6749 A.12 does not allow");
        }
        String type = fields.text("token_type").orElse("Bearer");
        if (!type.equalsIgnoreCase("Bearer")) {
            throw unusable(
                    endpoint,
                    "holds a token of the type " + Characters.quoted(type) + ", but XOAUTH2 takes Bearer only");
        }
        double seconds = fields.number("expires_in").orElse(USUAL_LIFE_SECONDS);
        return new TokenAnswer(
                new Secret(token),
                Duration.ofSeconds((long) Math.max(0, Math.min(seconds, LONGEST_LIFE_SECONDS))),
                new Secret(fields.text("refresh_token").orElse("")));
    }

    /** RFC 6749 A: VSCHAR. */
    private static boolean isVisible(int character) {
        return character >= ' ' && character <= '~';
    }

    private static AuthenticationFailedException unusable(String endpoint, String problem) {
        return new AuthenticationFailedException("the answer of " + endpoint + " " + problem + ".", false);
    }
}
