// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import com.grack.nanojson.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.mailsender.impl.settings.Credentials.OAuth2;
import org.mailsender.impl.settings.Secret;

/**
 * The refresh token that took the place of a configured one, as it is kept in a file: a JSON object of
 * {@code replaces}, {@code generation} and {@code refresh_token}. Immutable.
 *
 * @param origin which configured token it replaces: a hash of that, of its client and of its endpoint, so that another
 *     configured token wins over what is kept
 * @param generation how many came before it
 * @param token the latest
 */
record KeptToken(String origin, long generation, Secret token) {

    private static final int LENGTH_OF_NAME = 32;

    /** The configured token itself, which nothing has replaced yet. */
    static KeptToken configured(OAuth2 client) {
        return new KeptToken(origin(client), 0, client.refreshToken());
    }

    private static String origin(OAuth2 client) {
        try {
            String whole = String.join(
                    "\n",
                    client.tokenUri(),
                    client.clientId(),
                    client.refreshToken().reveal());
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** The one that takes its place. */
    KeptToken replacedBy(Secret successor) {
        return new KeptToken(origin, generation + 1, successor);
    }

    /** Of its file. */
    String fileName() {
        return origin.substring(0, LENGTH_OF_NAME) + ".token";
    }

    String text() {
        return JsonWriter.string()
                .object()
                .value("replaces", origin)
                .value("generation", generation)
                .value("refresh_token", token.reveal())
                .end()
                .done();
    }

    /** Reads what {@link #text} wrote, of this token's origin; empty if that is damaged. */
    Optional<KeptToken> parse(String text) {
        return JsonFields.of(text)
                .filter(fields -> fields.text("replaces").filter(origin::equals).isPresent())
                .flatMap(fields -> fields.text("refresh_token")
                        .flatMap(token -> fields.number("generation")
                                .map(number -> new KeptToken(origin, number.longValue(), new Secret(token)))));
    }
}
