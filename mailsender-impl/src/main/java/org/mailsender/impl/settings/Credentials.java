// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

import java.util.List;

/**
 * As whom an instance authenticates. Immutable.
 *
 * @param kind where the credentials come from
 * @param userName the user, "" unless explicit, OAuth2, or to act for with a certificate
 * @param password the password of explicit credentials
 * @param oauth2 the token source, null unless OAuth2
 * @param keyStore has the client certificate that TLS shows
 * @param mechanisms SASL mechanisms in the order to try, empty for the strongest on offer
 * @param allowCleartext whether they may travel unencrypted to another host
 */
public record Credentials(
        Kind kind,
        String userName,
        Secret password,
        OAuth2 oauth2,
        KeyStoreFile keyStore,
        List<String> mechanisms,
        boolean allowCleartext) {

    /** Where credentials come from. */
    public enum Kind {
        /** The server is used without authentication. */
        NONE,
        /** User name and password of the configuration. */
        PASSWORD,
        /** The client certificate that TLS shows, and nothing else. */
        CERTIFICATE,
        /** The operating-system user that the process runs as. */
        PROCESS_USER,
        /** A token of an OAuth2 token endpoint. */
        OAUTH2
    }

    /**
     * An OAuth2 token source (RFC 6749): the refresh-token grant if there is a refresh token, the JWT bearer grant (RFC
     * 7523) if there is a subject, else client credentials.
     *
     * @param tokenUri the token endpoint
     * @param clientId the client
     * @param clientSecret the client's secret, "" for none
     * @param scope requested scope, "" for none
     * @param refreshToken "" for another grant
     * @param keyStore has the key that signs for the client, in place of a secret
     * @param subject the user to act for, "" for another grant
     */
    public record OAuth2(
            String tokenUri,
            String clientId,
            Secret clientSecret,
            String scope,
            Secret refreshToken,
            KeyStoreFile keyStore,
            String subject) {}
}
