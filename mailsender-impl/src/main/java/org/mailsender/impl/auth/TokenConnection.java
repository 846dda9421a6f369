// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/**
 * One request by HTTP, given up from elsewhere however the endpoint spends its time. The JDK's oldest HTTP client is
 * used because it leaves no thread behind.
 */
final class TokenConnection {

    static final int TIMEOUT_MILLIS = 30_000;

    /** Far more than any token takes. */
    private static final int LONGEST_ANSWER = 64 * 1024;

    private static final int BLOCK = 8 * 1024;

    /**
     * What the endpoint said.
     *
     * @param status of HTTP
     * @param body "" for none
     */
    record Reply(int status, String body) {

        boolean isOk() {
            return status == HttpURLConnection.HTTP_OK;
        }

        /** Whether trying again may help: too many requests, or trouble of the endpoint's own. */
        boolean isTransient() {
            return status >= 500 || status == 429;
        }
    }

    private final String uri;
    private final BooleanSupplier wanted;
    /** Not yet answered: closing it from elsewhere waits for nobody. */
    private volatile HttpURLConnection unanswered;

    TokenConnection(String uri, BooleanSupplier wanted) {
        this.uri = uri;
        this.wanted = wanted;
    }

    void giveUp() {
        HttpURLConnection connection = unanswered;
        if (connection != null) {
            connection.disconnect();
        }
    }

    /**
     * Sends a form and reads the answer.
     *
     * @throws IllegalArgumentException if the address can be none
     */
    Reply post(String form) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(uri).toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setInstanceFollowRedirects(false);
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
        connection.setRequestProperty("Accept", "application/json");
        connection.setDoOutput(true);
        int status = status(connection, form);
        InputStream in =
                status == HttpURLConnection.HTTP_OK ? connection.getInputStream() : connection.getErrorStream();
        return new Reply(status, in == null ? "" : read(in));
    }

    private int status(HttpURLConnection connection, String form) throws IOException {
        unanswered = connection;
        try {
            connection.connect();
            requireWanted();
            try (OutputStream out = connection.getOutputStream()) {
                out.write(form.getBytes(StandardCharsets.US_ASCII));
            }
            return connection.getResponseCode();
        } finally {
            unanswered = null;
        }
    }

    private String read(InputStream in) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        byte[] block = new byte[BLOCK];
        try (in) {
            int count = in.read(block);
            while (count >= 0) {
                text.write(block, 0, count);
                if (text.size() > LONGEST_ANSWER) {
                    throw new IOException("its answer is longer than " + LONGEST_ANSWER / 1024 + " KiB");
                }
                count = in.read(block);
                if (count >= 0) {
                    // What is whole is worth reading, whoever still waits: a refresh token may be in it.
                    requireWanted();
                }
            }
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    private void requireWanted() throws IOException {
        if (!wanted.getAsBoolean()) {
            throw new IOException("nobody waits for it any more");
        }
    }
}
