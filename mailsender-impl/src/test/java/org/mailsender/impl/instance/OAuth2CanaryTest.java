// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.impl.testing.Canary;
import org.mailsender.impl.testing.TestKeys;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.Step;

/** Client secret, refresh token and access token are found nowhere but on the wire. */
class OAuth2CanaryTest extends InstanceTestCase {

    private record Answer(int status, String text) {}

    private final Canary clientSecret = new Canary("oauth2ClientSecret");
    private final Canary refreshToken = new Canary("oauth2RefreshToken");
    private final Canary accessToken = new Canary("accessToken");
    private final CanaryHunt hunt = new CanaryHunt();
    private final Queue<Answer> failures = new ArrayDeque<>();
    private HttpServer endpoint;

    @TempDir
    Path elsewhere;

    @BeforeEach
    void serve() throws IOException {
        endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext("/token", exchange -> {
            exchange.getRequestBody().readAllBytes();
            Answer answer = failures.isEmpty()
                    ? new Answer(200, "{\"access_token\":\"" + accessToken.value() + "\",\"expires_in\":1}")
                    : failures.remove();
            byte[] octets = answer.text().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), octets.length);
            exchange.getResponseBody().write(octets);
            exchange.close();
        });
        endpoint.start();
        server.requiring(Map.of("box@example.com", accessToken.value()));
        orders.with("userName", "box@example.com")
                .with(
                        "oauth2TokenUri",
                        "http://127.0.0.1:" + endpoint.getAddress().getPort() + "/token")
                .with("oauth2ClientId", "client")
                .with("oauth2ClientSecret", clientSecret.value())
                .with("oauth2RefreshToken", refreshToken.value())
                .with("retryMaxDelaySeconds", "1")
                .with("idleTimeoutSeconds", "0");
    }

    @AfterEach
    void stop() {
        hunt.close();
        endpoint.stop(0);
    }

    @Test
    void secretsAreFoundNowhere() throws IOException {
        failures.add(new Answer(503, "{}"));
        failures.add(new Answer(401, "{\"error\":\"invalid_client\"}"));
        failures.add(new Answer(200, "{\"token_type\":\"Bearer\"}"));
        for (Step step : List.of(Step.GREETING, Step.EHLO, Step.AUTH, Step.MAIL, Step.DOT)) {
            server.when(step).times(1).then(Reaction.reply("421 4.3.2 Failing at " + step));
            server.when(step).afterFirst(2).times(1).then(Reaction.drop());
        }
        orders.start();
        for (int i = 0; i < 20; i++) {
            orders.send("mail " + i);
        }
        orders.await("Done", 20);

        String response = "user=box@example.com\u0001auth=Bearer " + accessToken.value() + "\u0001\u0001";
        assertTrue(server.commands()
                .contains("AUTH XOAUTH2 "
                        + Base64.getEncoder().encodeToString(response.getBytes(StandardCharsets.UTF_8))));
        hunt.gather(orders, folder);
        hunt.assertAbsent(clientSecret, refreshToken, accessToken);
    }

    /** What is kept is in its file alone, and that is not what was configured. */
    @Test
    void aReplacedRefreshTokenIsInItsFileAlone() throws IOException {
        Canary replaced = new Canary("replacedToken");
        String granted = "{\"access_token\":\"" + accessToken.value() + "\",\"expires_in\":1,\"refresh_token\":\""
                + replaced.value() + "\"}";
        failures.add(new Answer(200, granted));
        failures.add(new Answer(
                400, "{\"error\":\"invalid_grant\",\"error_description\":\"" + replaced.value() + " is old\"}"));
        failures.add(new Answer(503, "{\"error_description\":\"" + refreshToken.value() + "\"}"));
        failures.add(new Answer(200, granted));
        orders.start();
        for (int i = 1; i <= 3; i++) {
            server.awaitNoConnection();
            orders.send("mail " + i);
            orders.await("Done", i);
        }

        hunt.gather(orders, folder);
        try (Stream<Path> files = Files.list(folder.resolve("oauth2.tokens"))) {
            hunt.expect(files.findFirst().orElseThrow(), replaced);
        }
        hunt.assertAbsent(clientSecret, refreshToken, accessToken, replaced);
    }

    @Test
    void aKeyAndItsPasswordAreFoundNowhere() throws IOException {
        Canary password = new Canary("oauth2KeyStorePassword");
        Path keys = Files.createDirectory(elsewhere.resolve("keys"));
        TestKeys made = TestKeys.rsa(keys.resolve("k.p12"), password.value());
        failures.add(
                new Answer(401, "{\"error\":\"invalid_client\",\"error_description\":\"" + password.value() + "\"}"));
        orders.with("oauth2ClientSecret", "")
                .with("oauth2RefreshToken", "")
                .with("oauth2KeyStore", made.store().toString())
                .with("oauth2KeyStorePassword", password.value())
                .start()
                .send("one");
        orders.await("Done", 1);
        Files.writeString(made.store(), "damaged");
        server.awaitNoConnection();
        orders.send("two");
        orders.await("Deferred", 2);

        hunt.gather(orders, folder);
        hunt.assertAbsent(password, accessToken);
    }

    @Test
    void anEndpointThatRepeatsSecretsIsNotQuoted() throws IOException {
        failures.add(new Answer(401, "{\"error\":\"" + clientSecret.value() + " is wrong\"}"));
        failures.add(new Answer(503, "{\"error\":\"" + refreshToken.value() + " cannot be checked\"}"));
        failures.add(new Answer(
                400, "{\"error\":\"invalid_grant\",\"error_description\":\"" + refreshToken.value() + "\"}"));
        orders.start().send("one");
        orders.await("Done", 1);

        hunt.gather(orders, folder);
        hunt.assertAbsent(clientSecret, refreshToken, accessToken);
    }
}
