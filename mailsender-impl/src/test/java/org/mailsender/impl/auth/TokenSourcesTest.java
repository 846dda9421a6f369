// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.impl.settings.Credentials;
import org.mailsender.impl.settings.Credentials.Kind;
import org.mailsender.impl.settings.Credentials.OAuth2;
import org.mailsender.impl.settings.KeyStoreFile;
import org.mailsender.impl.settings.Secret;
import org.mailsender.impl.testing.FolderOfTokens;
import org.mailsender.impl.testing.TokenEndpoint;
import org.mailsender.impl.testing.TokenEndpoint.Answer;
import org.mailsender.impl.threads.Threads;
import org.mailsender.impl.threads.Time;

/** Who shares tokens, and when they are forgotten. */
class TokenSourcesTest {

    @TempDir
    Path folder;

    private static final KeyStoreFile NO_FILE = new KeyStoreFile("keyStore", "", new Secret(""));

    private final Threads threads = new Threads();
    private final TokenSources sources = new TokenSources(Time.system(), threads);
    private final TokenEndpoint endpoint = new TokenEndpoint(form -> Answer.ok("{\"access_token\":\"a\"}"));

    @AfterEach
    void close() {
        endpoint.close();
        threads.close();
    }

    private void use(String instance, OAuth2 client) {
        Credentials credentials = new Credentials(
                client == null ? Kind.NONE : Kind.OAUTH2, "box", new Secret(""), client, NO_FILE, List.of(), false);
        sources.use(instance, credentials, new FolderOfTokens(folder));
    }

    @Test
    void instancesWithTheSameKeysShareASource() {
        use("a", endpoint.client("one"));
        use("b", endpoint.client("one"));
        use("c", endpoint.client("two"));

        assertEquals(2, sources.clients().size());
        assertNotEquals(sources.of(endpoint.client("one")), sources.of(endpoint.client("two")));
    }

    @Test
    void aSourceIsForgottenWithItsLastInstance() {
        use("a", endpoint.client("one"));
        use("b", endpoint.client("one"));
        Optional<TokenSource> shared = sources.of(endpoint.client("one"));
        sources.forget("a");
        assertEquals(shared, sources.of(endpoint.client("one")));
        use("b", endpoint.client("two"));
        assertEquals(1, sources.clients().size());
        use("b", null);

        assertEquals(0, sources.clients().size());
        assertTrue(sources.of(endpoint.client("two")).isEmpty());
    }

    @Test
    void anInstanceThatIsConfiguredAgainKeepsItsToken() {
        use("a", endpoint.client("one"));
        TokenSource source = sources.of(endpoint.client("one")).orElseThrow();
        source.fetch().join();
        use("a", endpoint.client("one"));

        assertSame(source, sources.of(endpoint.client("one")).orElseThrow());
        assertTrue(source.token().isPresent());
    }

    @Test
    @Timeout(60)
    void nothingHoldsTheSecretsOfAForgottenSource() throws InterruptedException {
        ReferenceQueue<Object> collected = new ReferenceQueue<>();
        List<WeakReference<Object>> watched = new ArrayList<>();
        fetchAndWatch(collected, watched);
        sources.forget("a");

        for (int i = 0; i < watched.size(); i++) {
            while (collected.remove(100) == null) {
                System.gc();
            }
        }
    }

    /** In a frame of its own, whose locals are gone when it returns. */
    private void fetchAndWatch(ReferenceQueue<Object> collected, List<WeakReference<Object>> watched) {
        OAuth2 client = endpoint.client("CANARY");
        use("a", client);
        TokenSource source = sources.of(client).orElseThrow();
        watched.add(new WeakReference<>(source, collected));
        watched.add(new WeakReference<>(source.fetch().join().value(), collected));
        watched.add(new WeakReference<>(client.clientSecret(), collected));
    }

    @Test
    void aSourceIsNotForgottenBeforeItsRefreshTokenIsOnDisk() {
        OAuth2 client = endpoint.clientWith("configured");
        endpoint.answering(form -> Answer.ok("{\"access_token\":\"a\",\"refresh_token\":\"second\"}"));
        Credentials credentials =
                new Credentials(Kind.OAUTH2, "box", new Secret(""), client, NO_FILE, List.of(), false);
        sources.use("a", credentials, new Full());
        sources.of(client).orElseThrow().fetch().join();
        sources.forget("a");

        assertEquals(1, sources.clients().size());
        use("a", client);
        sources.of(client).orElseThrow().fetch().join();
        assertEquals(List.of("configured", "second"), endpoint.requested("refresh_token"));
    }

    private record Full() implements TokenFiles {

        @Override
        public Optional<String> read(String name) {
            return Optional.empty();
        }

        @Override
        public void write(String name, String content) throws IOException {
            throw new IOException("no room");
        }

        @Override
        public String place(String name) {
            return name;
        }
    }

    @Test
    void aThousandWhoAskAtOnceAreOneRequest() throws Exception {
        CountDownLatch all = new CountDownLatch(1000);
        endpoint.answering(form -> {
            await(all);
            return Answer.ok("{\"access_token\":\"a\",\"expires_in\":3600}");
        });
        List<CompletableFuture<AccessToken>> waiting = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            OAuth2 client = endpoint.client("one");
            use("i" + i, client);
            waiting.add(sources.of(client).orElseThrow().fetch());
            all.countDown();
        }
        for (CompletableFuture<AccessToken> token : waiting) {
            assertEquals("a", token.get(20, TimeUnit.SECONDS).value().reveal());
        }

        assertEquals(1, endpoint.requests().size());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whoHoldsARefusedTokenTakesTheOneThatSomebodyElseFetched() {
        use("a", endpoint.client("one"));
        TokenSource source = sources.of(endpoint.client("one")).orElseThrow();
        Secret revoked = source.fetch().join().value();
        endpoint.answering(form -> Answer.ok("{\"access_token\":\"b\"}"));

        Secret fresh = source.fetchInPlaceOf(revoked).join().value();

        assertEquals("b", fresh.reveal());
        assertEquals(fresh, source.fetchInPlaceOf(revoked).join().value());
        assertEquals(2, endpoint.requests().size());
    }

    @Test
    void oneWithOtherKeysDoesNotWaitForAHungEndpoint() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (TokenEndpoint hung = new TokenEndpoint(form -> {
            await(end);
            return Answer.ok("{}");
        })) {
            use("a", hung.client("one"));
            use("b", endpoint.client("one"));
            CompletableFuture<AccessToken> waiting =
                    sources.of(hung.client("one")).orElseThrow().fetch();

            assertNotNull(
                    sources.of(endpoint.client("one")).orElseThrow().fetch().get(20, TimeUnit.SECONDS));
            assertFalse(waiting.isDone());
            end.countDown();
        }
    }
}
