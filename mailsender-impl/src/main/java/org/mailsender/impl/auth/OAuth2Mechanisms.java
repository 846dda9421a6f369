// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.mailsender.impl.settings.Credentials;
import org.mailsender.impl.settings.Credentials.OAuth2;
import org.mailsender.impl.settings.Secret;
import org.mailsender.impl.settings.TransportSettings;
import org.mailsender.impl.threads.Threads;
import org.mailsender.impl.threads.Time;

/** XOAUTH2 with a token that is fetched when needed and kept until shortly before it expires. Thread-safe. */
final class OAuth2Mechanisms implements Mechanisms {

    private final Time time;
    private final Threads threads;
    private final Map<OAuth2, TokenSource> sources = new ConcurrentHashMap<>();

    OAuth2Mechanisms(Time time, Threads threads) {
        this.time = time;
        this.threads = threads;
    }

    @Override
    public List<String> usable(Credentials credentials) {
        return List.of("XOAUTH2");
    }

    @Override
    public Mechanism begin(String name, TransportSettings settings, AuthDialogue server)
            throws AuthenticationFailedException, IOException {
        Optional<Secret> known = source(settings).token();
        return mechanism(settings, known.isPresent() ? known.get() : fetched(settings, server));
    }

    /** A token may be revoked before it expires: one fresh one is worth a try. */
    @Override
    public Optional<Mechanism> renewed(TransportSettings settings, AuthDialogue server)
            throws AuthenticationFailedException, IOException {
        return Optional.of(mechanism(settings, fetched(settings, server)));
    }

    private static Mechanism mechanism(TransportSettings settings, Secret token) {
        return new XOAuth2Mechanism(settings.credentials().userName(), token);
    }

    private Secret fetched(TransportSettings settings, AuthDialogue server)
            throws AuthenticationFailedException, IOException {
        try {
            return server.await(source(settings).fetch());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthenticationFailedException refusal) {
                throw refusal;
            }
            throw new AuthenticationFailedException(
                    "an error of our own kept a token from being fetched from "
                            + settings.credentials().oauth2().tokenUri() + ": " + e.getCause() + ".",
                    true);
        }
    }

    private TokenSource source(TransportSettings settings) {
        return sources.computeIfAbsent(
                settings.credentials().oauth2(), client -> new TokenSource(client, time, threads));
    }
}
