// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailsender.impl.settings.Credentials;
import org.mailsender.impl.settings.Credentials.OAuth2;
import org.mailsender.impl.threads.Moment;
import org.mailsender.impl.threads.Threads;
import org.mailsender.impl.threads.Time;

/**
 * One source of tokens for all instances with the same OAuth2 keys, for as long as there is such an instance: with the
 * last of them, its secrets and tokens are forgotten. Sources do not wait for one another. Thread-safe.
 */
public final class TokenSources {

    private final Time time;
    private final Threads threads;
    /** Guarded by this. */
    private final Map<OAuth2, TokenSource> sources = new HashMap<>();

    /**
     * Knows no instance yet.
     *
     * @param time tells when a token has expired
     * @param threads fetch tokens
     */
    public TokenSources(Time time, Threads threads) {
        this.time = time;
        this.threads = threads;
    }

    /**
     * From now on an instance has these credentials, and no others.
     *
     * @param instance its name
     * @param credentials of OAuth2 or not
     * @param files where a replaced refresh token is kept
     */
    public synchronized void use(String instance, Credentials credentials, TokenFiles files) {
        OAuth2 client = credentials.oauth2();
        sources.forEach((other, source) -> {
            if (!other.equals(client)) {
                source.users().leave(instance);
            }
        });
        if (client != null) {
            sources.computeIfAbsent(client, added -> new TokenSource(added, time, threads))
                    .users()
                    .join(instance, files);
        }
        sources.values().removeIf(TokenSource::canBeForgotten);
    }

    /**
     * An instance has stopped.
     *
     * @param instance its name
     */
    public synchronized void forget(String instance) {
        sources.values().forEach(source -> source.users().leave(instance));
        sources.values().removeIf(TokenSource::canBeForgotten);
    }

    /** Empty for keys that no instance has any more. */
    synchronized Optional<TokenSource> of(OAuth2 client) {
        return Optional.ofNullable(sources.get(client));
    }

    /**
     * When the access token that is kept for some keys ends.
     *
     * @param client the keys
     * @return past for one that was not needed since; empty if none is kept
     */
    public Optional<Moment> end(OAuth2 client) {
        return of(client).flatMap(TokenSource::end);
    }

    /**
     * The keys for which tokens are kept.
     *
     * @return those of the instances that are there
     */
    public synchronized List<OAuth2> clients() {
        return List.copyOf(sources.keySet());
    }
}
