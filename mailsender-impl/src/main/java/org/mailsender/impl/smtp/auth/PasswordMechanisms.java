// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp.auth;

import java.util.List;
import org.mailsender.impl.settings.Credentials;

/** Mechanisms that carry a user name and a password. */
final class PasswordMechanisms implements Mechanisms {

    @Override
    public List<String> usable(Credentials credentials) {
        return List.of("PLAIN", "LOGIN");
    }

    @Override
    public Mechanism begin(String name, Credentials credentials, String host) {
        return name.equals("PLAIN")
                ? new PlainMechanism(credentials.userName(), credentials.password())
                : new LoginMechanism(credentials.userName(), credentials.password());
    }
}
