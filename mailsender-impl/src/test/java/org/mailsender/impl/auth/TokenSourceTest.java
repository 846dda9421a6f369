// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailsender.impl.testing.MovableTime;
import org.mailsender.impl.testing.TokenEndpoint;
import org.mailsender.impl.testing.TokenEndpoint.Answer;
import org.mailsender.impl.threads.Threads;

/** How long a token is used, by a clock that nobody sets. */
class TokenSourceTest {

    private final MovableTime time = new MovableTime();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile String life = ",\"expires_in\":600";
    private final TokenEndpoint endpoint = new TokenEndpoint(
            form -> Answer.ok("{\"access_token\":\"token-" + requests.incrementAndGet() + "\"" + life + "}"));
    private final Threads threads = new Threads();
    private final TokenSource tokens = new TokenSource(endpoint.client("secret"), time, threads);

    @AfterEach
    void close() {
        endpoint.close();
        threads.close();
    }

    private String token() throws AuthenticationFailedException {
        Optional<AccessToken> kept = tokens.token();
        return kept.isPresent() ? kept.get().value().reveal() : fetched();
    }

    private String fetched() throws AuthenticationFailedException {
        try {
            return tokens.fetch().join().value().reveal();
        } catch (CompletionException e) {
            throw assertInstanceOf(AuthenticationFailedException.class, e.getCause());
        }
    }

    @Test
    void aTokenIsUsedUntilAMinuteBeforeItsEnd() throws AuthenticationFailedException {
        assertEquals("token-1", token());
        time.pass(Duration.ofSeconds(539));
        assertEquals("token-1", token());
        time.pass(Duration.ofSeconds(1));

        assertEquals("token-2", token());
    }

    @Test
    void aTokenOfUnsaidLifeIsUsedForAnHour() throws AuthenticationFailedException {
        life = "";
        token();
        time.pass(Duration.ofMinutes(58));
        assertEquals("token-1", token());
        time.pass(Duration.ofMinutes(1));

        assertEquals("token-2", token());
    }

    @Test
    void aLifeGivenAsTextCountsToo() throws AuthenticationFailedException {
        life = ",\"expires_in\":\"120\"";
        token();
        time.pass(Duration.ofSeconds(59));
        assertEquals("token-1", token());
        time.pass(Duration.ofSeconds(1));

        assertEquals("token-2", token());
    }

    @Test
    void aTokenOfLessThanAMinuteServesOnce() throws AuthenticationFailedException {
        life = ",\"expires_in\":59";

        assertEquals("token-1", token());
        assertEquals("token-2", token());
    }

    @Test
    void aClockThatIsSetNeitherEndsNorProlongsATokensLife() throws AuthenticationFailedException {
        token();
        time.setWall(Duration.ofDays(3)).pass(Duration.ofMinutes(8));
        assertEquals("token-1", token());
        time.setWall(Duration.ofDays(-9)).pass(Duration.ofMinutes(1));

        assertEquals("token-2", token());
    }

    @Test
    void aTokenThatIsNotTrustedAnyMoreIsReplacedForAll() throws AuthenticationFailedException {
        token();

        assertEquals("token-2", fetched());
        assertEquals("token-2", token());
    }

    @Test
    void anAnswerWithoutATokenIsARefusal() {
        endpoint.answering(form -> Answer.ok("{}"));

        AuthenticationFailedException e = assertThrows(AuthenticationFailedException.class, this::token);
        assertTrue(e.getMessage().contains("holds no access_token"), e.getMessage());
    }
}
