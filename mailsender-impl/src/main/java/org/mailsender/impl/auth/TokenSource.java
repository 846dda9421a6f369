// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mailsender.impl.settings.Credentials.OAuth2;
import org.mailsender.impl.settings.Secret;
import org.mailsender.impl.threads.Moment;
import org.mailsender.impl.threads.Time;

/**
 * Fetches access tokens (RFC 6749 4.4 and 6) and keeps each until shortly before it expires. Thread-safe: one fetches,
 * the others wait. The JDK's oldest HTTP client is used because it leaves no thread behind.
 */
final class TokenSource {

    private static final Duration MARGIN = Duration.ofMinutes(1);
    private static final long USUAL_LIFE_SECONDS = 3600;
    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int LONGEST_ANSWER = 256 * 1024;

    private final OAuth2 client;
    private final Time time;
    /** Guarded by this. */
    private Secret token;

    private Moment freshUntil = Moment.FIRST;

    TokenSource(OAuth2 client, Time time) {
        this.client = client;
        this.time = time;
    }

    synchronized Secret token() throws AuthenticationFailedException {
        return token != null && freshUntil.isAfter(time.now()) ? token : freshToken();
    }

    synchronized Secret freshToken() throws AuthenticationFailedException {
        String answer = request();
        String value = field(answer, "access_token")
                .orElseThrow(() -> new AuthenticationFailedException(
                        "the answer of " + client.tokenUri() + " holds no access_token.", false));
        long life = number(answer, "expires_in").orElse(USUAL_LIFE_SECONDS);
        freshUntil = time.now().plus(Duration.ofSeconds(life).minus(MARGIN));
        token = new Secret(value);
        return token;
    }

    private String request() throws AuthenticationFailedException {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(client.tokenUri()).toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setInstanceFollowRedirects(false);
            connection.setRequestMethod("POST");
            connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
            connection.setRequestProperty("Accept", "application/json");
            connection.setDoOutput(true);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(form().getBytes(StandardCharsets.US_ASCII));
            }
            return answer(connection);
        } catch (IOException e) {
            throw new AuthenticationFailedException(
                    "no token could be fetched from " + client.tokenUri() + ": " + e.getMessage() + ".", true);
        }
    }

    private String answer(HttpURLConnection connection) throws IOException, AuthenticationFailedException {
        int status = connection.getResponseCode();
        if (status == HttpURLConnection.HTTP_OK) {
            return read(connection.getInputStream());
        }
        InputStream errors = connection.getErrorStream();
        String reason = errors == null
                ? ""
                : field(read(errors), "error").map(error -> " " + error).orElse("");
        boolean temporary = status >= 500 || status == 429;
        throw new AuthenticationFailedException(
                client.tokenUri() + " gave no token, but HTTP status " + status + reason
                        + (temporary ? "." : "; check the OAuth2 keys."),
                temporary);
    }

    private static String read(InputStream in) throws IOException {
        try (in) {
            return new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
        }
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
    private static Optional<String> field(String json, String name) {
        Matcher field =
                Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"\\\\]*)\"").matcher(json);
        return field.find() ? Optional.of(field.group(1)) : Optional.empty();
    }

    private static Optional<Long> number(String json, String name) {
        Matcher field =
                Pattern.compile("\"" + name + "\"\\s*:\\s*\"?(\\d{1,9})").matcher(json);
        return field.find() ? Optional.of(Long.parseLong(field.group(1))) : Optional.empty();
    }
}
