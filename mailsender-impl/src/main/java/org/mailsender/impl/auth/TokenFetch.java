// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.mailsender.impl.settings.Credentials.OAuth2;
import org.mailsender.impl.settings.Secret;

/**
 * The way to one access token: as many requests as it takes, all within half a minute, however the endpoint spends it.
 * Used once.
 */
final class TokenFetch {

    private final OAuth2 client;
    private final RefreshTokens refreshTokens;
    private final ClientAssertion assertion;
    private final TokenConnection connection;

    /**
     * Prepares it; its time begins to run.
     *
     * @param wanted given up, and failed by this, when its time is over
     */
    TokenFetch(
            OAuth2 client,
            RefreshTokens refreshTokens,
            ClientAssertion assertion,
            CompletableFuture<?> wanted,
            ScheduledExecutorService timer) {
        this.client = client;
        this.refreshTokens = refreshTokens;
        this.assertion = assertion;
        this.connection = new TokenConnection(client.tokenUri(), () -> !wanted.isDone());
        var end = timer.schedule(
                () -> {
                    wanted.completeExceptionally(
                            TokenRequest.unavailable(client.tokenUri(), "no complete answer came within 30 seconds"));
                    connection.giveUp();
                },
                TokenConnection.TIMEOUT_MILLIS,
                TimeUnit.MILLISECONDS);
        wanted.whenComplete((token, failure) -> end.cancel(false));
    }

    /** What the endpoint grants; a refresh token in it is kept by then, whether somebody still waits or not. */
    TokenAnswer run() throws AuthenticationFailedException {
        Secret present = refreshTokens.present();
        try {
            return accept(present, present, request(present));
        } catch (GrantRefusedException e) {
            if (present.equals(refreshTokens.configured())) {
                throw e;
            }
            return withConfigured(present);
        }
    }

    /** What was kept may be of another time than the endpoint's: the configured one is worth one try. */
    private TokenAnswer withConfigured(Secret kept) throws AuthenticationFailedException {
        Secret configured = refreshTokens.configured();
        try {
            return accept(kept, configured, request(configured));
        } catch (GrantRefusedException e) {
            throw new GrantRefusedException(
                    e.getMessage() + " The refresh token that was kept in place of oauth2RefreshToken is refused too.");
        }
    }

    private TokenAnswer request(Secret refreshToken) throws AuthenticationFailedException {
        return new TokenRequest(client.tokenUri(), TokenForm.of(client, refreshToken, assertion.of(client)))
                .send(connection);
    }

    private TokenAnswer accept(Secret known, Secret used, TokenAnswer answer) {
        Secret next = answer.refreshToken().isEmpty() ? used : answer.refreshToken();
        if (!used.isEmpty() && !next.equals(known)) {
            refreshTokens.keep(next);
        }
        return answer;
    }
}
