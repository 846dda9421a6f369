// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.mailsender.impl.settings.Credentials;
import org.mailsender.impl.settings.Credentials.OAuth2;
import org.mailsender.impl.settings.Secret;
import org.mailsender.impl.threads.Time;

/** XOAUTH2 with a token that is fetched when needed and kept until shortly before it expires. Thread-safe. */
final class OAuth2Mechanisms implements Mechanisms {

    private final Time time;
    private final Map<OAuth2, TokenSource> sources = new ConcurrentHashMap<>();

    OAuth2Mechanisms(Time time) {
        this.time = time;
    }

    @Override
    public List<String> usable(Credentials credentials) {
        return List.of("XOAUTH2");
    }

    @Override
    public Mechanism begin(String name, Credentials credentials, String host) throws AuthenticationFailedException {
        return new XOAuth2Mechanism(credentials.userName(), source(credentials).token());
    }

    /** A token may be revoked before it expires: one fresh one is worth a try. */
    @Override
    public Optional<Mechanism> renewed(String name, Credentials credentials, String host)
            throws AuthenticationFailedException {
        Secret fresh = source(credentials).freshToken();
        return Optional.of(new XOAuth2Mechanism(credentials.userName(), fresh));
    }

    private TokenSource source(Credentials credentials) {
        return sources.computeIfAbsent(credentials.oauth2(), client -> new TokenSource(client, time));
    }
}
