// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.mailsender.impl.settings.Credentials.Kind;
import org.mailsender.impl.settings.Credentials.OAuth2;

/** Reads and checks the keys that say as whom an instance authenticates. */
final class CredentialsReader {

    private static final Set<String> MECHANISMS = Set.of("GSSAPI", "NTLM", "PLAIN", "LOGIN", "XOAUTH2");

    private CredentialsReader() {}

    static Credentials read(PropertyReader properties) throws ConfigurationException {
        String userName = properties.trimmed("userName");
        Secret password = new Secret(properties.text("password"));
        OAuth2 oauth2 = OAuth2Reader.read(properties);
        Kind kind = kind(properties, userName, password, oauth2);
        return new Credentials(
                kind, userName, password, oauth2, mechanisms(properties, kind), properties.flag("allowCleartextAuth"));
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
        if (userName.isEmpty()) {
            return Kind.NONE;
        }
        if (password.isEmpty()) {
            throw new ConfigurationException(
                    "userName",
                    "'" + userName + "' has neither a password nor OAuth2 keys; set password or oauth2TokenUri.");
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

    private static List<String> mechanisms(PropertyReader properties, Kind kind) throws ConfigurationException {
        List<String> mechanisms = properties.list("authMechanisms").stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .toList();
        for (String mechanism : mechanisms) {
            if (!MECHANISMS.contains(mechanism)) {
                throw new ConfigurationException(
                        "authMechanisms",
                        "'" + mechanism + "' is not known; use GSSAPI, NTLM, PLAIN, LOGIN or XOAUTH2.");
            }
        }
        Set<String> usable = usable(kind);
        if (!mechanisms.isEmpty() && mechanisms.stream().noneMatch(usable::contains)) {
            throw new ConfigurationException(
                    "authMechanisms",
                    mechanisms + " cannot be used with these credentials; they allow " + usable + ".");
        }
        return mechanisms;
    }

    private static Set<String> usable(Kind kind) {
        return switch (kind) {
            case NONE -> MECHANISMS;
            case PASSWORD -> Set.of("NTLM", "PLAIN", "LOGIN");
            case PROCESS_USER -> Set.of("GSSAPI", "NTLM");
            case OAUTH2 -> Set.of("XOAUTH2");
        };
    }
}
