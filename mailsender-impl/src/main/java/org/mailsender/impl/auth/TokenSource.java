// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.mailsender.impl.settings.Credentials.OAuth2;
import org.mailsender.impl.settings.Secret;
import org.mailsender.impl.threads.Moment;
import org.mailsender.impl.threads.Threads;
import org.mailsender.impl.threads.Time;

/**
 * Keeps an access token until shortly before it expires, and fetches the next, for all instances with the same keys.
 * Thread-safe: one fetch at a time, on a thread of its own, so that each who waits for it can stop waiting when it likes.
 */
final class TokenSource {

    private static final String THREAD = "mailsender-token";

    private final OAuth2 client;
    private final Time time;
    private final ScheduledExecutorService timer;
    private final Executor workers;
    private final TokenUsers users = new TokenUsers();
    private final RefreshTokens refreshTokens;
    private final ClientAssertion assertion;
    /** Guarded by this, as all below. */
    private AccessToken token;

    private CompletableFuture<AccessToken> underWay;

    TokenSource(OAuth2 client, Time time, Threads threads) {
        this.client = client;
        this.time = time;
        this.timer = threads.timer();
        this.workers = threads.workers(THREAD);
        this.refreshTokens = new RefreshTokens(client, users, threads.later(THREAD));
        this.assertion = new ClientAssertion(time);
    }

    TokenUsers users() {
        return users;
    }

    /** Whether nothing is lost with it. */
    boolean canBeForgotten() {
        return users.isEmpty() && !refreshTokens.areUnwritten();
    }

    /** The token, while it is fresh. */
    synchronized Optional<AccessToken> token() {
        return Optional.ofNullable(token).filter(kept -> kept.isFresh(time.now()));
    }

    /** When the token that is kept ends. */
    synchronized Optional<Moment> end() {
        return Optional.ofNullable(token).map(AccessToken::end);
    }

    /** Another token than one that the server refused: somebody else may have fetched it by now. */
    synchronized CompletableFuture<AccessToken> fetchInPlaceOf(Secret refused) {
        return token().filter(present -> !present.value().equals(refused))
                .map(CompletableFuture::completedFuture)
                .orElseGet(this::fetch);
    }

    /** Another token; fails with {@link AuthenticationFailedException}. */
    synchronized CompletableFuture<AccessToken> fetch() {
        // Whoever waits for a token may be here before it is forgotten that it was under way.
        if (underWay == null || underWay.isDone()) {
            CompletableFuture<AccessToken> fetched = new CompletableFuture<>();
            TokenFetch fetch = new TokenFetch(client, refreshTokens, assertion, fetched, timer);
            fetched.whenComplete((fresh, failure) -> forget(fetched));
            underWay = fetched;
            begin(fetch, fetched);
            return fetched;
        }
        return underWay;
    }

    private void begin(TokenFetch fetch, CompletableFuture<AccessToken> fetched) {
        try {
            workers.execute(() -> complete(fetch, fetched));
        } catch (RuntimeException | Error e) {
            fetched.completeExceptionally(e);
        }
    }

    private synchronized void forget(CompletableFuture<AccessToken> ended) {
        if (underWay == ended) {
            underWay = null;
        }
    }

    private void complete(TokenFetch fetch, CompletableFuture<AccessToken> fetched) {
        try {
            fetched.complete(keep(fetch.run()));
        } catch (AuthenticationFailedException | RuntimeException | Error e) {
            fetched.completeExceptionally(e);
        }
    }

    private synchronized AccessToken keep(TokenAnswer answer) {
        token = new AccessToken(answer.accessToken(), time.now().plus(answer.life()));
        return token;
    }
}
