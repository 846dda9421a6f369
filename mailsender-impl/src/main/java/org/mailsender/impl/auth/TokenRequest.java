// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mailsender.impl.mail.Characters;
import org.mailsender.impl.settings.Credentials.OAuth2;

/**
 * One request for an access token (RFC 6749 4.4 and 6), given up after half a minute, however the endpoint spends it.
 * The JDK's oldest HTTP client is used because it leaves no thread behind.
 */
final class TokenRequest {

    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int LONGEST_ANSWER = 256 * 1024;
    private static final int BLOCK = 8 * 1024;

    private final OAuth2 client;
    private final CompletableFuture<?> wanted;
    private final Redaction redaction = new Redaction();
    /** Not yet answered: closing it from elsewhere waits for nobody. */
    private volatile HttpURLConnection unanswered;

    /**
     * Prepares a request, whose time begins to run.
     *
     * @param wanted given up, and failed by this request, when its time is over
     */
    TokenRequest(OAuth2 client, CompletableFuture<?> wanted, ScheduledExecutorService timer) {
        this.client = client;
        this.wanted = wanted;
        redaction.conceal(client.clientSecret());
        redaction.conceal(client.refreshToken());
        var end = timer.schedule(this::giveUp, TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        wanted.whenComplete((token, failure) -> end.cancel(false));
    }

    private void giveUp() {
        wanted.completeExceptionally(unavailable("no complete answer came within 30 seconds"));
        HttpURLConnection connection = unanswered;
        if (connection != null) {
            connection.disconnect();
        }
    }

    /** The endpoint's answer, JSON. */
    String answer() throws AuthenticationFailedException {
        try {
            return post();
        } catch (IOException e) {
            throw unavailable(e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new AuthenticationFailedException(
                    "oauth2TokenUri: " + client.tokenUri() + " cannot be used: " + e.getMessage() + ".", false);
        }
    }

    private AuthenticationFailedException unavailable(String why) {
        return new AuthenticationFailedException(
                "no token could be fetched from " + client.tokenUri() + ": " + fitForPeople(why) + ".", true);
    }

    private String fitForPeople(String text) {
        return Characters.printable(redaction.clean(String.valueOf(text)));
    }

    private String post() throws IOException, AuthenticationFailedException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(client.tokenUri()).toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setInstanceFollowRedirects(false);
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
        connection.setRequestProperty("Accept", "application/json");
        connection.setDoOutput(true);
        unanswered = connection;
        int status;
        try {
            try (OutputStream out = connection.getOutputStream()) {
                out.write(form().getBytes(StandardCharsets.US_ASCII));
            }
            status = connection.getResponseCode();
        } finally {
            unanswered = null;
        }
        return status == HttpURLConnection.HTTP_OK ? read(connection.getInputStream()) : refusal(connection, status);
    }

    private String refusal(HttpURLConnection connection, int status) throws IOException, AuthenticationFailedException {
        InputStream errors = connection.getErrorStream();
        String reason = errors == null
                ? ""
                : field(read(errors), "error")
                        .map(error -> " " + fitForPeople(error))
                        .orElse("");
        boolean temporary = status >= 500 || status == 429;
        throw new AuthenticationFailedException(
                client.tokenUri() + " gave no token, but HTTP status " + status + reason
                        + (temporary ? "." : "; check the OAuth2 keys."),
                temporary);
    }

    private String read(InputStream in) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        byte[] block = new byte[BLOCK];
        try (in) {
            int count = in.read(block);
            while (count >= 0 && text.size() < LONGEST_ANSWER && !wanted.isDone()) {
                text.write(block, 0, count);
                count = in.read(block);
            }
        }
        if (wanted.isDone()) {
            throw new IOException("nobody waits for it any more");
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    private String form() {
        Map<String, String> fields = new LinkedHashMap<>();
        boolean refresh = !client.refreshToken().isEmpty();
        fields.put("grant_type", refresh ? "refresh_token" : "client_credentials");
        fields.put("client_id", client.clientId());
        fields.put("client_secret", client.clientSecret().reveal());
        fields.put("refresh_token", client.refreshToken().reveal());
        fields.put("scope", client.scope());
        return fields.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** A text of the flat JSON object that RFC 6749 5.1 prescribes; tokens hold no escapes (RFC 6750 2.1). */
    static Optional<String> field(String json, String name) {
        Matcher field =
                Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"\\\\]*)\"").matcher(json);
        return field.find() ? Optional.of(field.group(1)) : Optional.empty();
    }
}
