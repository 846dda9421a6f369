// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mailsender.impl.settings.Credentials.OAuth2;
import org.mailsender.impl.settings.Secret;

/**
 * What is said to a token endpoint to be granted a token (RFC 6749 4.4 and 6, RFC 7523 2). Immutable.
 *
 * @param fields of the form, in order
 * @param secrets among them, and those that they are made of
 */
record TokenForm(Map<String, String> fields, List<Secret> secrets) {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /**
     * Fills the form.
     *
     * @param refreshToken the one to use, "" for another grant
     * @param assertion signed for the client, "" for one with a secret
     */
    static TokenForm of(OAuth2 client, Secret refreshToken, Secret assertion) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (client.subject().isEmpty()) {
            fields.put("grant_type", refreshToken.isEmpty() ? "client_credentials" : "refresh_token");
            fields.put("client_id", client.clientId());
            fields.put("client_secret", client.clientSecret().reveal());
            fields.put("client_assertion_type", assertion.isEmpty() ? "" : ASSERTION_TYPE);
            fields.put("client_assertion", assertion.reveal());
            fields.put("refresh_token", refreshToken.reveal());
            fields.put("scope", client.scope());
        } else {
            fields.put("grant_type", JWT_BEARER);
            fields.put("client_secret", client.clientSecret().reveal());
            fields.put("assertion", assertion.reveal());
        }
        fields.values().removeIf(String::isEmpty);
        return new TokenForm(fields, secrets(client, refreshToken, assertion));
    }

    /** The signature of an assertion is one by itself. */
    private static List<Secret> secrets(OAuth2 client, Secret refreshToken, Secret assertion) {
        String whole = assertion.reveal();
        return List.of(
                client.clientSecret(),
                client.refreshToken(),
                client.keyStore().password(),
                refreshToken,
                assertion,
                new Secret(whole.substring(whole.lastIndexOf('.') + 1)));
    }

    /** As it is sent. */
    String encoded() {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The client's way to a token, for people. */
    static String description(OAuth2 client) {
        if (!client.subject().isEmpty()) {
            return "an assertion of " + client.clientId() + " for " + client.subject();
        }
        String proof = client.keyStore().isEmpty() ? "" : " and the certificate";
        if (!client.refreshToken().isEmpty()) {
            return "the refresh token" + proof + " of " + client.clientId();
        }
        return (client.keyStore().isEmpty() ? "the secret" : "the certificate") + " of " + client.clientId();
    }

    @Override
    public String toString() {
        return fields.keySet().toString();
    }
}
