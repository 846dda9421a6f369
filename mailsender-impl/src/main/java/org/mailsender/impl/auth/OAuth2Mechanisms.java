// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.mailsender.impl.settings.Credentials;
import org.mailsender.impl.settings.Credentials.OAuth2;
import org.mailsender.impl.settings.TransportSettings;
import org.mailsender.impl.threads.Time;

/** XOAUTH2 with a token that is fetched when needed and kept until shortly before it expires. Thread-safe. */
final class OAuth2Mechanisms implements Mechanisms {

    private final Time time;
    private final TokenSources sources;

    OAuth2Mechanisms(Time time, TokenSources sources) {
        this.time = time;
        this.sources = sources;
    }

    @Override
    public List<String> usable(Credentials credentials, AuthDialogue server) {
        return List.of("XOAUTH2");
    }

    @Override
    public Mechanism begin(String name, TransportSettings settings, AuthDialogue server)
            throws AuthenticationFailedException, IOException {
        TokenSource source = source(settings);
        Optional<AccessToken> known = source.token();
        if (known.isPresent()) {
            server.step("has a token of " + settings.credentials().oauth2().tokenUri() + ", good for "
                    + known.get().life(time.now()));
            return mechanism(settings, known.get());
        }
        return mechanism(settings, fetched(source.fetch(), settings, server));
    }

    /** A token may be revoked before it expires: one fresh one is worth a try. */
    @Override
    public Optional<Mechanism> renewed(TransportSettings settings, Mechanism refused, AuthDialogue server)
            throws AuthenticationFailedException, IOException {
        server.step(settings.server() + " refused the token; another one is tried");
        return Optional.of(
                mechanism(settings, fetched(source(settings).fetchInPlaceOf(refused.secret()), settings, server)));
    }

    private static Mechanism mechanism(TransportSettings settings, AccessToken token) {
        return new XOAuth2Mechanism(settings.credentials().userName(), token.value());
    }

    private AccessToken fetched(CompletableFuture<AccessToken> fetch, TransportSettings settings, AuthDialogue server)
            throws AuthenticationFailedException, IOException {
        OAuth2 client = settings.credentials().oauth2();
        server.step("asked " + client.tokenUri() + " for a token by " + TokenForm.description(client));
        try {
            AccessToken token = server.await(fetch);
            server.step(client.tokenUri() + " gave a token, good for " + token.life(time.now()));
            return token;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthenticationFailedException refusal) {
                throw refusal;
            }
            throw new AuthenticationFailedException(
                    "an error of our own kept a token from being fetched from " + client.tokenUri() + ": "
                            + e.getCause() + ".",
                    true);
        }
    }

    private TokenSource source(TransportSettings settings) throws AuthenticationFailedException {
        return sources.of(settings.credentials().oauth2())
                .orElseThrow(() -> new AuthenticationFailedException(
                        "the OAuth2 keys were changed while they were about to be used; the new ones are used next.",
                        true));
    }
}
