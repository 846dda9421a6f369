// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Asks servers of this machine. */
final class Http {

    private Http() {}

    /** What it answers, "" while it does not. */
    static String get(String uri) {
        return answer(HttpRequest.newBuilder(URI.create(uri)));
    }

    /** As a user with a password. */
    static String get(String uri, String user, String password) {
        String credentials =
                Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return answer(HttpRequest.newBuilder(URI.create(uri)).header("Authorization", "Basic " + credentials));
    }

    private static String answer(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 ? response.body() : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
