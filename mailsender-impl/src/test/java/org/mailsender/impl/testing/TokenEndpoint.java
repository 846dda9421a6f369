// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.mailsender.impl.settings.Credentials.OAuth2;
import org.mailsender.impl.settings.KeyStoreFile;
import org.mailsender.impl.settings.Secret;

/** A token endpoint (RFC 6749 3.2) that answers as a test says, and remembers what it was asked. */
public final class TokenEndpoint implements AutoCloseable {

    /** Status and body of an answer. */
    public record Answer(int status, String body) {

        /** With status 200. */
        public static Answer ok(String body) {
            return new Answer(200, body);
        }
    }

    private final List<Map<String, String>> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Function<Map<String, String>, Answer> rule;

    /** Answers each form by a rule. */
    public TokenEndpoint(Function<Map<String, String>, Answer> rule) {
        this.rule = rule;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        server.createContext("/token", this::answer);
        server.start();
    }

    /** From now on by another rule. */
    public void answering(Function<Map<String, String>, Answer> other) {
        rule = other;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
            Map<String, String> fields = new LinkedHashMap<>();
            for (String field : form.split("&")) {
                String[] parts = field.split("=", 2);
                fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
            requests.add(fields);
            Answer answer = rule.apply(fields);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    public String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
    }

    /** The fields of each request so far. */
    public List<Map<String, String>> requests() {
        return List.copyOf(requests);
    }

    /** One field of each request so far. */
    public List<String> requested(String field) {
        return requests.stream().map(form -> form.getOrDefault(field, "")).toList();
    }

    /** A client of this endpoint with a secret. */
    public OAuth2 client(String secret) {
        return client(uri(), secret, "");
    }

    /** A client of this endpoint with a refresh token. */
    public OAuth2 clientWith(String refreshToken) {
        return client(uri(), "secret", refreshToken);
    }

    public static OAuth2 client(String uri, String secret, String refreshToken) {
        KeyStoreFile none = new KeyStoreFile("oauth2KeyStore", "", new Secret(""));
        return new OAuth2(uri, "client", new Secret(secret), "", new Secret(refreshToken), none, "");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
