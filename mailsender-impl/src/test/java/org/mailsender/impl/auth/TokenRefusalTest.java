// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailsender.impl.settings.Credentials.OAuth2;
import org.mailsender.impl.settings.KeyStoreFile;
import org.mailsender.impl.settings.Secret;
import org.mailsender.impl.testing.Canary;
import org.mailsender.impl.testing.TestKeys;
import org.mailsender.impl.testing.TokenEndpoint;
import org.mailsender.impl.testing.TokenEndpoint.Answer;
import org.mailsender.impl.threads.Threads;
import org.mailsender.impl.threads.Time;

/** What an endpoint says when it gives no token is told, and no secret is. */
class TokenRefusalTest {

    @TempDir
    Path folder;

    private final Threads threads = new Threads();
    private final TokenEndpoint endpoint = new TokenEndpoint(form -> new Answer(503, ""));

    @AfterEach
    void close() {
        threads.close();
        endpoint.close();
    }

    private AuthenticationFailedException refusal(OAuth2 client) {
        RefreshTokens tokens = new RefreshTokens(client, new TokenUsers(), threads.later("test"));
        TokenFetch fetch = new TokenFetch(
                client, tokens, new ClientAssertion(Time.system()), new CompletableFuture<>(), threads.timer());
        return assertThrows(AuthenticationFailedException.class, fetch::run);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "400 | {\"error\":\"invalid_grant\",\"error_description\":\"AADSTS70000: gone\\r\\nTrace: 1\"} | HTTP status 400 invalid_grant (AADSTS70000: gone  Trace: 1); check the OAuth2 keys. | false",
                "401 | {\"error\":\"invalid_client\",\"error_description\":\"\\u202Eupside\\u0007\"}         | HTTP status 401 invalid_client (?upside?); check the OAuth2 keys.                 | false",
                "400 | {\"error_description\":\"a\\/b\"}                                  | HTTP status 400 (a/b); check the OAuth2 keys.                      | false",
                "400 | {\"error\":{\"code\":7},\"error_description\":[]}                  | HTTP status 400; check the OAuth2 keys.                            | false",
                "403 | <html>Forbidden by proxy</html>                                    | HTTP status 403; check the OAuth2 keys.                            | false",
                "404 | ``                                                                 | HTTP status 404; check the OAuth2 keys.                            | false",
                "302 | {}                                                                 | HTTP status 302; check the OAuth2 keys.                            | false",
                "200 | {\"error\":\"bad_code\",\"error_description\":\"no\"}              | HTTP status 200 bad_code (no); check the OAuth2 keys.              | false",
                "400 | {\"error\":\"temporarily_unavailable\"}                            | HTTP status 400 temporarily_unavailable.                           | true",
                "429 | {\"error\":\"slow\"}                                               | HTTP status 429 slow.                                              | true",
                "500 | {\"error\":\"server_error\"}                                       | HTTP status 500 server_error.                                      | true",
                "503 | down for lunch                                                     | HTTP status 503.                                                   | true",
            })
    void theReasonIsTold(int status, String body, String told, boolean temporary) {
        endpoint.answering(form -> new Answer(status, body));

        AuthenticationFailedException failure = refusal(endpoint.client("secret"));

        assertEquals(endpoint.uri() + " gave no token, but " + told, failure.getMessage());
        assertEquals(temporary, failure.isTransient());
    }

    @Test
    void aLongStoryIsCut() {
        String story = "\\uD83D\\uDE00".repeat(1000);
        endpoint.answering(form -> new Answer(400, "{\"error\":\"x\",\"error_description\":\"" + story + "\"}"));

        String sentence = refusal(endpoint.client("secret")).getMessage();

        assertTrue(sentence.endsWith("\uD83D\uDE00...); check the OAuth2 keys."), sentence);
        assertEquals(
                400,
                sentence.codePoints().filter(character -> character == 0x1F600).count());
    }

    @Test
    void anAnswerWithoutEndIsLeft() {
        endpoint.answering(form -> Answer.ok("{\"access_token\":\"" + "a".repeat(70_000) + "\"}"));

        AuthenticationFailedException failure = refusal(endpoint.client("secret"));

        assertEquals(
                "no token could be fetched from " + endpoint.uri() + ": its answer is longer than 64 KiB.",
                failure.getMessage());
    }

    @Test
    void nothingThatWasSentIsToldHoweverItIsRepeated() {
        List<Canary> canaries = List.of(new Canary("secret"), new Canary("refresh"));
        endpoint.answering(form -> {
            StringBuilder story = new StringBuilder();
            for (Canary canary : canaries) {
                story.append(canary.value().replace("/", "\\/").replace("+", "\\u002B"))
                        .append(' ');
                story.append(URLEncoder.encode(canary.value(), StandardCharsets.UTF_8));
            }
            // So that a cut falls into a secret.
            String filled = "x".repeat(395) + story;
            return new Answer(400, "{\"error\":\"" + story + "\",\"error_description\":\"" + filled + "\"}");
        });

        String sentence = refusal(TokenEndpoint.client(
                        endpoint.uri(), canaries.get(0).value(), canaries.get(1).value()))
                .getMessage();

        assertFalse(sentence.contains("CANARY"), sentence);
        assertTrue(sentence.contains("xx"), sentence);
    }

    @Test
    void anAssertionThatIsRepeatedIsNotTold() {
        TestKeys keys = TestKeys.ec(folder.resolve("k.p12"), "changeit", "secp256r1");
        OAuth2 client = new OAuth2(
                endpoint.uri(),
                "client",
                new Secret(""),
                "",
                new Secret(""),
                new KeyStoreFile("oauth2KeyStore", keys.store().toString(), new Secret("changeit")),
                "");
        endpoint.answering(form -> new Answer(
                401,
                "{\"error\":\"bad " + form.get("client_assertion") + "\",\"error_description\":\"signature "
                        + form.get("client_assertion").replaceAll(".*\\.", "") + "\"}"));

        assertEquals(
                endpoint.uri()
                        + " gave no token, but HTTP status 401 bad ******** (signature ********); check the OAuth2"
                        + " keys.",
                refusal(client).getMessage());
        assertEquals(
                List.of("urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
                endpoint.requested("client_assertion_type"));
        assertEquals(List.of("client_credentials"), endpoint.requested("grant_type"));
        assertEquals(List.of(""), endpoint.requested("client_secret"));
    }

    @Test
    void aHostWithoutAddressIsSaid() {
        String uri = "https://no-such-host.invalid/token";

        assertEquals(
                "no token could be fetched from " + uri + ": its host name is unknown.",
                refusal(TokenEndpoint.client(uri, "secret", "")).getMessage());
    }
}
