// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailsender.impl.settings.Credentials.OAuth2;
import org.mailsender.impl.testing.FolderOfTokens;
import org.mailsender.impl.testing.RotatingTokens;
import org.mailsender.impl.testing.TokenEndpoint;
import org.mailsender.impl.testing.TokenEndpoint.Answer;
import org.mailsender.impl.threads.Threads;
import org.mailsender.impl.threads.Time;

/** An endpoint that replaces the refresh token each time, and what happens to it when a process dies. */
class TokenRotationTest {

    @TempDir
    Path spools;

    private final TokenEndpoint endpoint = new TokenEndpoint(new RotatingTokens());
    private final OAuth2 client = endpoint.clientWith("refresh-0");

    @AfterEach
    void close() {
        endpoint.close();
    }

    private FolderOfTokens folder() {
        return new FolderOfTokens(spools.resolve("oauth2.tokens"));
    }

    /** In a process of its own, as far as tokens are concerned. */
    private String fetched(OAuth2 client, TokenFiles files) throws AuthenticationFailedException {
        try (Threads threads = new Threads()) {
            TokenSource source = new TokenSource(client, Time.system(), threads);
            source.users().join("orders", files);
            return source.fetch().join().value().reveal();
        } catch (CompletionException e) {
            throw assertInstanceOf(AuthenticationFailedException.class, e.getCause());
        }
    }

    @Test
    void theLatestIsUsedAfterEachRestart() throws Exception {
        for (int i = 1; i <= 4; i++) {
            assertEquals("access-" + i, fetched(client, folder()));
        }

        assertEquals(List.of("refresh-0", "refresh-1", "refresh-2", "refresh-3"), endpoint.requested("refresh_token"));
    }

    /** An error of the JVM, at the worst of moments. */
    private record Dying(TokenFiles files, boolean afterWriting) implements TokenFiles {

        @Override
        public Optional<String> read(String name) throws IOException {
            return files.read(name);
        }

        @Override
        public void write(String name, String content) throws IOException {
            if (afterWriting) {
                files.write(name, content);
            }
            throw new AssertionError("the process dies");
        }

        @Override
        public String place(String name) {
            return files.place(name);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aProcessThatDiesWhileItKeepsATokenHasNotUsedIt(boolean afterWriting) throws Exception {
        assertThrows(AssertionError.class, () -> fetched(client, new Dying(folder(), afterWriting)));

        assertEquals("access-2", fetched(client, folder()));
        assertEquals("access-3", fetched(client, folder()));
        assertEquals(
                afterWriting ? "refresh-1" : "refresh-0",
                endpoint.requested("refresh_token").get(1));
    }

    /** A process that waits to be killed when its token is on disk, or about to be. */
    static final class Victim {

        private Victim() {}

        public static void main(String[] arguments) throws Exception {
            OAuth2 client = TokenEndpoint.client(arguments[0], "secret", "refresh-0");
            TokenFiles real = new FolderOfTokens(Path.of(arguments[1]));
            TokenFiles waiting = new TokenFiles() {
                @Override
                public Optional<String> read(String name) throws IOException {
                    return real.read(name);
                }

                @Override
                public void write(String name, String content) throws IOException {
                    if (arguments[2].equals("true")) {
                        real.write(name, content);
                    }
                    System.out.println("now");
                    System.in.read();
                }

                @Override
                public String place(String name) {
                    return real.place(name);
                }
            };
            TokenSource source = new TokenSource(client, Time.system(), new Threads());
            source.users().join("orders", waiting);
            source.fetch().join();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aProcessThatIsKilledBetweenAnswerAndUseLosesNothing(boolean afterWriting) throws Exception {
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        client.tokenUri(),
                        folder().folder().toString(),
                        Boolean.toString(afterWriting))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(victim.getInputStream(), StandardCharsets.UTF_8))) {
            assertTrue(said.lines().anyMatch("now"::equals));
        } finally {
            victim.destroyForcibly().waitFor();
        }

        assertEquals("access-2", fetched(client, folder()));
        assertEquals("access-3", fetched(client, folder()));
        assertEquals(
                List.of("refresh-0", afterWriting ? "refresh-1" : "refresh-0", "refresh-2"),
                endpoint.requested("refresh_token"));
    }

    @Test
    void theConfiguredOneIsTriedOnceWhereTheKeptOneIsRefused() throws Exception {
        fetched(client, folder());
        endpoint.answering(form -> form.get("refresh_token").equals("refresh-0")
                ? Answer.ok("{\"access_token\":\"again\"}")
                : new Answer(400, "{\"error\":\"invalid_grant\"}"));

        assertEquals("again", fetched(client, folder()));
        assertEquals("again", fetched(client, folder()));
        assertEquals(List.of("refresh-0", "refresh-1", "refresh-0", "refresh-0"), endpoint.requested("refresh_token"));
    }

    @Test
    void twoRefusalsAreOneSentence() throws Exception {
        fetched(client, folder());
        endpoint.answering(form -> new Answer(
                400,
                "{\"error\":\"invalid_grant\",\"error_description\":\"" + form.get("refresh_token") + " is old\"}"));

        AuthenticationFailedException failure =
                assertThrows(AuthenticationFailedException.class, () -> fetched(client, folder()));

        assertEquals(
                client.tokenUri()
                        + " gave no token, but HTTP status 400 invalid_grant (******** is old); check the OAuth2"
                        + " keys. The refresh token that was kept in place of oauth2RefreshToken is refused too.",
                failure.getMessage());
        assertFalse(failure.isTransient());
        assertEquals(3, endpoint.requests().size());
    }

    @Test
    void anotherRefusalIsNoReasonToTryTheConfiguredOne() throws Exception {
        fetched(client, folder());
        endpoint.answering(form -> new Answer(401, "{\"error\":\"invalid_client\"}"));

        assertThrows(AuthenticationFailedException.class, () -> fetched(client, folder()));

        assertEquals(2, endpoint.requests().size());
    }

    @Test
    void anEndpointThatReplacesNothingLeavesNoFile() throws Exception {
        endpoint.answering(form -> Answer.ok("{\"access_token\":\"a\",\"refresh_token\":\"refresh-0\"}"));
        fetched(client, folder());
        endpoint.answering(form -> Answer.ok("{\"access_token\":\"a\"}"));
        fetched(client, folder());

        assertFalse(folder().folder().toFile().exists());
    }
}
