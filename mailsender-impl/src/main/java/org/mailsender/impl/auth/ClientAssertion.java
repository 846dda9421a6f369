// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import com.grack.nanojson.JsonWriter;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.mailsender.impl.settings.ConfigurationException;
import org.mailsender.impl.settings.Credentials.OAuth2;
import org.mailsender.impl.settings.Secret;
import org.mailsender.impl.threads.Time;

/**
 * Says who the client is, signed by its key (RFC 7523): for itself, or to act for a user. The key is read anew for each,
 * so that a renewed one needs no change of configuration. Thread-safe.
 */
final class ClientAssertion {

    private static final Duration LIFE = Duration.ofMinutes(10);

    private final Time time;

    ClientAssertion(Time time) {
        this.time = time;
    }

    /** "" for a client without a key store. */
    Secret of(OAuth2 client) throws AuthenticationFailedException {
        if (client.keyStore().isEmpty()) {
            return new Secret("");
        }
        try {
            ClientKey key = ClientKey.of(client, time.wall());
            return new Secret(key.sign(header(key), claims(client)));
        } catch (ConfigurationException e) {
            throw new AuthenticationFailedException(e.getMessage(), false);
        } catch (GeneralSecurityException e) {
            throw new AuthenticationFailedException(
                    client.keyStore()
                            .refusal("has a key with which this JVM cannot sign; use RSA.")
                            .getMessage(),
                    false);
        }
    }

    private static String header(ClientKey key) throws GeneralSecurityException {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", key.algorithm());
        header.put("typ", "JWT");
        key.thumbprint("SHA-1").ifPresent(digest -> header.put("x5t", digest));
        key.thumbprint("SHA-256").ifPresent(digest -> header.put("x5t#S256", digest));
        return JsonWriter.string(header);
    }

    /** RFC 7523 3, and the scope, which Google wants here. */
    private String claims(OAuth2 client) {
        long now = time.wall().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", client.clientId());
        claims.put("sub", client.subject().isEmpty() ? client.clientId() : client.subject());
        claims.put("aud", client.tokenUri());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iat", now);
        claims.put("nbf", now);
        claims.put("exp", now + LIFE.toSeconds());
        if (!client.subject().isEmpty() && !client.scope().isEmpty()) {
            claims.put("scope", client.scope());
        }
        return JsonWriter.string(claims);
    }
}
