// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailsender.impl.settings.Credentials.OAuth2;
import org.mailsender.impl.settings.Secret;
import org.mailsender.impl.threads.Moment;
import org.mailsender.impl.threads.Threads;
import org.mailsender.impl.threads.Time;

/**
 * Keeps an access token until shortly before it expires, and fetches the next. Thread-safe: one fetch at a time, on a
 * thread of its own, so that each who waits for it can stop waiting when it likes.
 */
final class TokenSource {

    private static final Duration MARGIN = Duration.ofMinutes(1);
    private static final long USUAL_LIFE_SECONDS = 3600;

    private final OAuth2 client;
    private final Time time;
    private final ScheduledExecutorService timer;
    private final Executor workers;
    /** Guarded by this, as all below. */
    private Secret token;

    private Moment freshUntil = Moment.FIRST;
    private CompletableFuture<Secret> underWay;

    TokenSource(OAuth2 client, Time time, Threads threads) {
        this.client = client;
        this.time = time;
        this.timer = threads.timer();
        this.workers = threads.workers("mailsender-token");
    }

    /** The token, while it is fresh. */
    synchronized Optional<Secret> token() {
        return Optional.ofNullable(token).filter(kept -> freshUntil.isAfter(time.now()));
    }

    /** Another token; fails with {@link AuthenticationFailedException}. */
    synchronized CompletableFuture<Secret> fetch() {
        // Whoever waits for a token may be here before it is forgotten that it was under way.
        if (underWay == null || underWay.isDone()) {
            CompletableFuture<Secret> fetched = new CompletableFuture<>();
            TokenRequest request = new TokenRequest(client, fetched, timer);
            fetched.whenComplete((fresh, failure) -> forget(fetched));
            underWay = fetched;
            begin(request, fetched);
            return fetched;
        }
        return underWay;
    }

    private void begin(TokenRequest request, CompletableFuture<Secret> fetched) {
        try {
            workers.execute(() -> complete(request, fetched));
        } catch (RuntimeException | Error e) {
            fetched.completeExceptionally(e);
        }
    }

    private synchronized void forget(CompletableFuture<Secret> ended) {
        if (underWay == ended) {
            underWay = null;
        }
    }

    private void complete(TokenRequest request, CompletableFuture<Secret> fetched) {
        try {
            Secret fresh = keep(request.answer());
            fetched.complete(fresh);
        } catch (AuthenticationFailedException | RuntimeException | Error e) {
            fetched.completeExceptionally(e);
        }
    }

    private Secret keep(String answer) throws AuthenticationFailedException {
        String value = TokenRequest.field(answer, "access_token")
                .orElseThrow(() -> new AuthenticationFailedException(
                        "the answer of " + client.tokenUri() + " holds no access_token.", false));
        long life = number(answer, "expires_in").orElse(USUAL_LIFE_SECONDS);
        Secret fresh = new Secret(value);
        synchronized (this) {
            freshUntil = time.now().plus(Duration.ofSeconds(life).minus(MARGIN));
            token = fresh;
        }
        return fresh;
    }

    private static Optional<Long> number(String json, String name) {
        Matcher field =
                Pattern.compile("\"" + name + "\"\\s*:\\s*\"?(\\d{1,9})").matcher(json);
        return field.find() ? Optional.of(Long.parseLong(field.group(1))) : Optional.empty();
    }
}
