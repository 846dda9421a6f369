// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.mailsender.impl.settings.Credentials.Kind;
import org.mailsender.impl.settings.Credentials.OAuth2;

/** Reads and checks the keys that say as whom an instance authenticates. */
final class CredentialsReader {

    private static final List<String> MECHANISMS =
            List.of("EXTERNAL", "GSSAPI", "SCRAM-SHA-256-PLUS", "SCRAM-SHA-256", "NTLM", "PLAIN", "LOGIN", "XOAUTH2");

    private CredentialsReader() {}

    static Credentials read(PropertyReader properties) throws ConfigurationException {
        String userName = properties.trimmed("userName");
        Secret password = new Secret(properties.text("password"));
        OAuth2 oauth2 = OAuth2Reader.read(properties);
        KeyStoreFile keyStore = ClientCertificateReader.read(properties);
        Kind kind = kind(properties, userName, password, oauth2);
        if (kind == Kind.NONE && !keyStore.isEmpty()) {
            kind = Kind.CERTIFICATE;
        }
        return new Credentials(
                kind,
                userName,
                password,
                oauth2,
                keyStore,
                mechanisms(properties, kind, keyStore),
                properties.flag("allowCleartextAuth"));
    }

    private static Kind kind(PropertyReader properties, String userName, Secret password, OAuth2 oauth2)
            throws ConfigurationException {
        if (properties.flag("useDefaultCredentials")) {
            return processUser(userName, password, oauth2);
        }
        if (oauth2 != null) {
            return oauth2Kind(userName, password);
        }
        if (userName.isEmpty() && !password.isEmpty()) {
            throw new ConfigurationException("userName", "no value is given, but a password is; name its user.");
        }
        if (userName.isEmpty()
                || (password.isEmpty() && !properties.path("keyStore").isEmpty())) {
            return Kind.NONE;
        }
        if (password.isEmpty()) {
            throw new ConfigurationException(
                    "userName",
                    "'" + userName
                            + "' has neither a password nor OAuth2 keys nor a certificate; set password, oauth2TokenUri or keyStore.");
        }
        return Kind.PASSWORD;
    }

    private static Kind processUser(String userName, Secret password, OAuth2 oauth2) throws ConfigurationException {
        if (!userName.isEmpty() || !password.isEmpty() || oauth2 != null) {
            throw new ConfigurationException(
                    "useDefaultCredentials",
                    "true cannot be combined with " + (oauth2 != null ? "OAuth2" : "userName and password")
                            + "; leave those empty or switch it off.");
        }
        return Kind.PROCESS_USER;
    }

    private static Kind oauth2Kind(String userName, Secret password) throws ConfigurationException {
        if (userName.isEmpty()) {
            throw new ConfigurationException("userName", "no value is given; OAuth2 needs the mailbox to send from.");
        }
        if (!password.isEmpty()) {
            throw new ConfigurationException(
                    "password", "cannot be combined with oauth2TokenUri; leave one of them empty.");
        }
        return Kind.OAUTH2;
    }

    private static List<String> mechanisms(PropertyReader properties, Kind kind, KeyStoreFile keyStore)
            throws ConfigurationException {
        List<String> mechanisms = properties.list("authMechanisms").stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .toList();
        for (String mechanism : mechanisms) {
            if (!MECHANISMS.contains(mechanism)) {
                throw new ConfigurationException(
                        "authMechanisms", "'" + mechanism + "' is not known; use one of " + MECHANISMS + ".");
            }
        }
        Set<String> usable = usable(kind, !keyStore.isEmpty());
        if (!mechanisms.isEmpty() && mechanisms.stream().noneMatch(usable::contains)) {
            throw new ConfigurationException(
                    "authMechanisms",
                    mechanisms + " cannot be used with these credentials; they allow " + usable + ".");
        }
        return mechanisms;
    }

    private static Set<String> usable(Kind kind, boolean certificate) {
        Set<String> usable = new TreeSet<>(usable(kind));
        if (certificate) {
            usable.add("EXTERNAL");
        }
        return usable;
    }

    private static Collection<String> usable(Kind kind) {
        return switch (kind) {
            case NONE -> MECHANISMS;
            case CERTIFICATE -> Set.of();
            case PASSWORD -> Set.of("SCRAM-SHA-256-PLUS", "SCRAM-SHA-256", "NTLM", "PLAIN", "LOGIN");
            case PROCESS_USER -> Set.of("GSSAPI", "NTLM");
            case OAUTH2 -> Set.of("XOAUTH2");
        };
    }
}
