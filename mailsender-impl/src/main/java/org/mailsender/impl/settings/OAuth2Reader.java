// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.stream.Stream;
import org.mailsender.impl.settings.Credentials.OAuth2;

/** Reads and checks the keys that say where tokens come from, and who asks for them. */
final class OAuth2Reader {

    private OAuth2Reader() {}

    /** Null without a token endpoint. */
    static OAuth2 read(PropertyReader properties) throws ConfigurationException {
        OAuth2 client = new OAuth2(
                properties.trimmed("oauth2TokenUri"),
                properties.trimmed("oauth2ClientId"),
                new Secret(properties.text("oauth2ClientSecret")),
                properties.trimmed("oauth2Scope"),
                new Secret(properties.text("oauth2RefreshToken")),
                new KeyStoreFile(
                        "oauth2KeyStore",
                        properties.path("oauth2KeyStore"),
                        new Secret(properties.text("oauth2KeyStorePassword"))),
                properties.trimmed("oauth2Subject"));
        if (client.tokenUri().isEmpty()) {
            if (isBegun(client)) {
                throw new ConfigurationException("oauth2TokenUri", "no value is given, but other OAuth2 keys are.");
            }
            return null;
        }
        checkTokenUri(client.tokenUri());
        if (client.clientId().isEmpty()) {
            throw new ConfigurationException("oauth2ClientId", "no value is given, but oauth2TokenUri is.");
        }
        checkProof(client);
        checkSubject(client);
        return client;
    }

    private static boolean isBegun(OAuth2 client) {
        return Stream.of(
                        client.clientId(),
                        client.clientSecret().reveal(),
                        client.scope(),
                        client.refreshToken().reveal(),
                        client.keyStore().file(),
                        client.keyStore().password().reveal(),
                        client.subject())
                .anyMatch(value -> !value.isEmpty());
    }

    /** Secrets go to this address: it must be encrypted, or stay on this machine. */
    private static void checkTokenUri(String tokenUri) throws ConfigurationException {
        try {
            URI uri = new URI(tokenUri);
            boolean local = "127.0.0.1".equals(uri.getHost()) || "localhost".equals(uri.getHost());
            if (uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && local))) {
                return;
            }
        } catch (URISyntaxException e) {
            throw new ConfigurationException("oauth2TokenUri", "'" + tokenUri + "' is no URI.");
        }
        throw new ConfigurationException("oauth2TokenUri", "'" + tokenUri + "' is no https URI.");
    }

    private static void checkProof(OAuth2 client) throws ConfigurationException {
        boolean secret = !client.clientSecret().isEmpty();
        boolean keyStore = !client.keyStore().isEmpty();
        if (!keyStore && !client.keyStore().password().isEmpty()) {
            throw new ConfigurationException(
                    "oauth2KeyStore", "no value is given, but oauth2KeyStorePassword is; name the file that it opens.");
        }
        if (secret && keyStore) {
            throw new ConfigurationException(
                    "oauth2KeyStore",
                    "cannot be combined with oauth2ClientSecret, in whose place it is; leave one of them empty.");
        }
        if (!secret
                && !keyStore
                && client.subject().isEmpty()
                && client.refreshToken().isEmpty()) {
            throw new ConfigurationException(
                    "oauth2ClientSecret",
                    "neither a client secret nor a refresh token nor a key store is given; set oauth2ClientSecret,"
                            + " oauth2RefreshToken or oauth2KeyStore.");
        }
    }

    private static void checkSubject(OAuth2 client) throws ConfigurationException {
        if (client.subject().isEmpty()) {
            return;
        }
        if (client.keyStore().isEmpty()) {
            throw new ConfigurationException(
                    "oauth2Subject",
                    "'" + client.subject() + "' needs a key to sign for it; name its file in oauth2KeyStore.");
        }
        if (!client.refreshToken().isEmpty()) {
            throw new ConfigurationException(
                    "oauth2Subject",
                    "'" + client.subject() + "' cannot be combined with oauth2RefreshToken, which is another grant;"
                            + " leave one of them empty.");
        }
    }
}
