// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import org.mailsender.impl.settings.Credentials;
import org.mailsender.impl.settings.Secret;

/**
 * A user as SCRAM needs it. Immutable.
 *
 * @param name prepared and escaped (RFC 5802 5.1)
 * @param password prepared
 */
record ScramUser(String name, Secret password) {

    static ScramUser of(Credentials credentials) throws AuthenticationFailedException {
        return new ScramUser(
                prepared("userName", credentials.userName()).replace("=", "=3D").replace(",", "=2C"),
                new Secret(prepared("password", credentials.password().reveal())));
    }

    private static String prepared(String key, String value) throws AuthenticationFailedException {
        return SaslPrep.prepared(value)
                .filter(prepared -> !prepared.isEmpty())
                .orElseThrow(() -> new AuthenticationFailedException(
                        key + " holds a character that SCRAM does not know (RFC 4013); change it, or choose PLAIN by"
                                + " authMechanisms.",
                        false));
    }
}
