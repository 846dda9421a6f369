// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.impl.expiry.Ending;
import org.mailsender.impl.testing.InstanceFixture;
import org.mailsender.impl.testing.MovableTime;
import org.mailsender.testserver.SmtpTestServer;

/** Tokens are fetched as rarely as can be, and as often as must be. */
class OAuth2Test {

    private final SmtpTestServer server = SmtpTestServer.start();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private HttpServer endpoint;

    @TempDir
    Path folder;

    private InstanceFixture orders;

    @BeforeEach
    void prepare() throws IOException {
        endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext("/token", exchange -> {
            requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII));
            String answer = status == 200
                    ? "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"token-" + requests.size()
                            + "\"}"
                    : "{\"error\":\"invalid_client\"}";
            exchange.sendResponseHeaders(status, answer.length());
            exchange.getResponseBody().write(answer.getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        endpoint.start();
        server.requiring(Map.of("box@example.com", "token-1"));
        orders = new InstanceFixture(server, folder.resolve("orders"))
                .with("userName", "box@example.com")
                .with(
                        "oauth2TokenUri",
                        "http://127.0.0.1:" + endpoint.getAddress().getPort() + "/token")
                .with("oauth2ClientId", "client")
                .with("oauth2ClientSecret", "CANARY-secret")
                .with("oauth2Scope", "https://outlook.office365.com/.default")
                .with("idleTimeoutSeconds", "0");
    }

    @AfterEach
    void close() {
        orders.close();
        server.close();
        endpoint.stop(0);
    }

    @Test
    void oneTokenServesAHundredMails() {
        orders.start();
        for (int i = 1; i <= 100; i++) {
            orders.send("mail " + i);
            orders.await("Done", i);
        }

        assertTrue(server.connections() > 1, "the mails did not need several connections");
        assertEquals(1, requests.size());
        assertEquals(
                "grant_type=client_credentials&client_id=client&client_secret=CANARY-secret"
                        + "&scope=https%3A%2F%2Foutlook.office365.com%2F.default",
                requests.get(0));
        assertEquals("box@example.com", server.mails().get(99).user());
    }

    @Test
    void aRefusedTokenIsRenewedOnce() {
        server.requiring(Map.of("box@example.com", "token-2"));
        orders.start().send("one");
        orders.await("Done", 1);

        assertEquals(2, requests.size());
        assertEquals(List.of(), orders.posted("Deferred"));
    }

    @Test
    void aTokenRefusedTwiceHoldsTheQueue() {
        server.requiring(Map.of("box@example.com", "another"));
        orders.with("retryMaxDelaySeconds", "3600").start().send("one");
        String error = orders.await("Deferred", 1).get(0).getProperty("error").toString();

        assertTrue(error.contains("refused the credentials of box@example.com by XOAUTH2: 535"), error);
        assertEquals(2, requests.size());
        assertEquals(List.of(), orders.posted("Failed"));
    }

    @Test
    void aTokenEndpointThatIsDownDefers() {
        status = 503;
        orders.start().send("one");
        String error = orders.await("Deferred", 1).get(0).getProperty("error").toString();
        status = 200;
        server.requiring(Map.of("box@example.com", "token-" + (requests.size() + 1)));
        orders.await("Done", 1);

        assertTrue(error.contains("HTTP status 503"), error);
    }

    @Test
    void aWrongClientHoldsTheQueueAndShowsNoSecret() {
        status = 401;
        orders.with("retryMaxDelaySeconds", "3600").start().send("one");
        String error = orders.await("Deferred", 1).get(0).getProperty("error").toString();

        assertTrue(error.contains("HTTP status 401 invalid_client; check the OAuth2 keys."), error);
        assertFalse(error.contains("CANARY"), error);
    }

    @Test
    void theTestTellsEachStep() {
        orders.start();
        String uri = "http://127.0.0.1:" + endpoint.getAddress().getPort() + "/token";
        List<String> first = connectionTest();
        List<String> second = connectionTest();
        server.requiring(Map.of("box@example.com", "token-2"));
        List<String> third = connectionTest();

        assertEquals(
                List.of(
                        "asked " + uri + " for a token by the secret of client",
                        uri + " gave a token, good for 59 minutes",
                        "authenticated by XOAUTH2 as box@example.com"),
                tokenSteps(first));
        assertEquals(
                List.of(
                        "has a token of " + uri + ", good for 59 minutes",
                        "authenticated by XOAUTH2 as box@example.com"),
                tokenSteps(second));
        assertEquals(
                List.of(
                        "has a token of " + uri + ", good for 59 minutes",
                        "127.0.0.1:" + server.port() + " refused the token; another one is tried",
                        "asked " + uri + " for a token by the secret of client",
                        uri + " gave a token, good for 59 minutes",
                        "authenticated by XOAUTH2 as box@example.com"),
                tokenSteps(third));
    }

    private static List<String> tokenSteps(List<String> steps) {
        return steps.stream()
                .filter(step -> step.contains("token") || step.contains("XOAUTH2 as"))
                .toList();
    }

    @Test
    void aRefreshTokenSelectsItsGrant() {
        orders.with("oauth2RefreshToken", "refresh-me").start().send("one");
        orders.await("Done", 1);

        assertTrue(requests.get(0).startsWith("grant_type=refresh_token&"), requests::toString);
        assertTrue(requests.get(0).contains("&refresh_token=refresh-me"), requests::toString);
    }

    @Test
    void theEndOfTheTokenIsShownWhileItIsGood() {
        MovableTime time = new MovableTime();
        orders.at(time).start();
        assertEquals(List.of(), orders.operations().expiries());
        orders.send("one");
        orders.await("Done", 1);

        Duration life = Duration.ofHours(1);
        assertEquals(
                List.of(new Ending("the access token", time.wall().plus(life), false)),
                orders.operations().expiries());
        time.pass(life);
        assertEquals(List.of(), orders.operations().expiries());
    }

    private List<String> connectionTest() {
        List<String> steps = new ArrayList<>();
        orders.operations().test(Optional.empty(), steps::add);
        return steps;
    }
}
