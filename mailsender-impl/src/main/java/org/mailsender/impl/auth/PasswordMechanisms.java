// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.RealmCallback;
import org.mailsender.impl.settings.Credentials;
import org.mailsender.impl.settings.TransportSettings;

/**
 * Mechanisms that carry a user name and a password. NTLM comes from the JDK: Angus Mail's writes into a buffer that real
 * domains overflow.
 */
final class PasswordMechanisms implements Mechanisms {

    @Override
    public List<String> usable(Credentials credentials) {
        return List.of("NTLM", "PLAIN", "LOGIN");
    }

    @Override
    public Mechanism begin(String name, TransportSettings settings, AuthDialogue server)
            throws AuthenticationFailedException {
        Credentials credentials = settings.credentials();
        return switch (name) {
            case "NTLM" -> SaslMechanism.of(name, settings.host(), Map.of(), ntlm(credentials), null);
            case "PLAIN" -> new PlainMechanism(credentials.userName(), credentials.password());
            default -> new LoginMechanism(credentials.userName(), credentials.password());
        };
    }

    /** A user name {@code DOMAIN\\user} names the domain; without one the server decides. */
    private static CallbackHandler ntlm(Credentials credentials) {
        int separator = credentials.userName().indexOf('\\');
        String domain = separator < 0 ? "" : credentials.userName().substring(0, separator);
        String user = credentials.userName().substring(separator + 1);
        return callbacks -> {
            for (Callback callback : callbacks) {
                if (callback instanceof NameCallback name) {
                    name.setName(user);
                } else if (callback instanceof PasswordCallback password) {
                    password.setPassword(credentials.password().reveal().toCharArray());
                } else if (callback instanceof RealmCallback realm) {
                    realm.setText(domain);
                }
            }
        };
    }
}
