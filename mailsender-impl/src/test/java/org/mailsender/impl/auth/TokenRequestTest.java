// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailsender.impl.settings.Credentials.OAuth2;
import org.mailsender.impl.settings.Secret;
import org.mailsender.impl.testing.TokenEndpoint;
import org.mailsender.impl.threads.Threads;
import org.mailsender.impl.threads.Time;

/** A token endpoint may be slow, mad or talkative. */
class TokenRequestTest {

    /** Half a minute is over at once. */
    private final ScheduledThreadPoolExecutor hasty = new ScheduledThreadPoolExecutor(1) {
        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            return super.schedule(task, 300, TimeUnit.MILLISECONDS);
        }
    };

    private final ServerSocket endpoint = listen();

    @AfterEach
    void close() throws IOException {
        hasty.shutdownNow();
        endpoint.close();
    }

    /** Before the drip begins; nothing at all for an endpoint that never answers. */
    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nX-Drip: ", "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"})
    void anEndpointThatDripsIsLeft(String beginning) throws Exception {
        drip(beginning);
        CompletableFuture<Secret> wanted = new CompletableFuture<>();
        TokenFetch fetch = fetch("http://127.0.0.1:" + endpoint.getLocalPort(), wanted);
        Thread fetching = new Thread(() -> assertThrows(AuthenticationFailedException.class, fetch::run));
        fetching.setDaemon(true);
        fetching.start();

        ExecutionException failure = assertThrows(ExecutionException.class, () -> wanted.get(10, TimeUnit.SECONDS));

        AuthenticationFailedException sentence =
                assertInstanceOf(AuthenticationFailedException.class, failure.getCause());
        assertTrue(sentence.isTransient());
        assertTrue(sentence.getMessage().contains("no complete answer"), sentence::getMessage);
        fetching.join(10_000);
        assertFalse(fetching.isAlive(), "the thread still waits for the endpoint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:99999/t", "nothing://127.0.0.1/t", "http://127.0.0.1:99999999999/t"})
    void anAddressThatCannotBeIsASentence(String uri) {
        TokenFetch fetch = fetch(uri, new CompletableFuture<>());

        AuthenticationFailedException failure = assertThrows(AuthenticationFailedException.class, fetch::run);

        assertTrue(failure.getMessage().contains(uri), failure::getMessage);
    }

    @Test
    void anErrorThatRepeatsASecretDoesNotShowIt() throws Exception {
        String error = "bad client_secret=a%2Fsecret%3D1, that is a/secret=1, or " + "YS9zZWNyZXQ9MQ==\u0085";
        String body = "{\"error\":\"" + error + "\"}";
        answer("HTTP/1.1 400 Bad\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n"
                + body);
        TokenFetch fetch = fetch("http://127.0.0.1:" + endpoint.getLocalPort(), new CompletableFuture<>());

        AuthenticationFailedException failure = assertThrows(AuthenticationFailedException.class, fetch::run);

        assertTrue(
                failure.getMessage()
                        .contains(
                                "bad client_secret=********, that is ********, or ********==?; check the OAuth2 keys."),
                failure::getMessage);
    }

    @Test
    void oneFetchServesAllWhoWait() {
        try (Threads threads = new Threads()) {
            TokenSource source =
                    new TokenSource(client("http://127.0.0.1:" + endpoint.getLocalPort()), Time.system(), threads);

            assertEquals(source.fetch(), source.fetch());
        }
    }

    private static OAuth2 client(String uri) {
        return TokenEndpoint.client(uri, "a/secret=1", "");
    }

    private TokenFetch fetch(String uri, CompletableFuture<?> wanted) {
        OAuth2 client = client(uri);
        RefreshTokens none = new RefreshTokens(client, new TokenUsers(), (task, delay) -> null);
        return new TokenFetch(client, none, new ClientAssertion(Time.system()), wanted, hasty);
    }

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void answer(String whole) {
        respond(out -> out.write(whole.getBytes(StandardCharsets.UTF_8)));
    }

    private void drip(String beginning) {
        respond(out -> {
            out.write(beginning.getBytes(StandardCharsets.US_ASCII));
            while (!beginning.isEmpty() && !hasty.awaitTermination(20, TimeUnit.MILLISECONDS)) {
                out.write('x');
            }
            hasty.awaitTermination(20, TimeUnit.SECONDS);
        });
    }

    /** A server that closes before it has read makes the client try again. */
    private static void awaitRequest(InputStream in) throws IOException {
        StringBuilder request = new StringBuilder();
        while (request.indexOf("client_secret=a%2Fsecret%3D1") < 0) {
            request.append((char) in.read());
        }
    }

    private interface Response {
        void to(OutputStream out) throws IOException, InterruptedException;
    }

    private void respond(Response response) {
        Thread thread = new Thread(() -> {
            try (Socket socket = endpoint.accept()) {
                awaitRequest(socket.getInputStream());
                response.to(socket.getOutputStream());
            } catch (IOException | InterruptedException e) {
                // The client is gone, or the test is over.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
