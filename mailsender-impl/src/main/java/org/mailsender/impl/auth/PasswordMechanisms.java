// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.RealmCallback;
import org.mailsender.impl.settings.Credentials;
import org.mailsender.impl.settings.TransportSettings;

/**
 * Mechanisms for a user name and a password: those that do not show the password before those that do. NTLM has no
 * protection against relaying, so that inside TLS, where nobody can read along, it comes last. It comes from the JDK: Angus Mail's writes into a buffer that real
 * domains overflow.
 */
final class PasswordMechanisms implements Mechanisms {

    private static final int NONCE_OCTETS = 18;

    private final SecureRandom random = new SecureRandom();

    @Override
    public List<String> usable(Credentials credentials, AuthDialogue server) {
        List<String> names = new ArrayList<>();
        if (binding(server).isPresent() || credentials.mechanisms().contains(ScramHeader.PLUS)) {
            names.add(ScramHeader.PLUS);
        }
        names.add(ScramHeader.PLAIN);
        names.addAll(
                server.certificate().isPresent()
                        ? List.of("PLAIN", "LOGIN", "NTLM")
                        : List.of("NTLM", "PLAIN", "LOGIN"));
        return names;
    }

    private static Optional<ChannelBinding> binding(AuthDialogue server) {
        return server.certificate().flatMap(ChannelBinding::of);
    }

    @Override
    public Mechanism begin(String name, TransportSettings settings, AuthDialogue server)
            throws AuthenticationFailedException {
        Credentials credentials = settings.credentials();
        return switch (name) {
            case "NTLM" -> SaslMechanism.of(name, settings.host(), Map.of(), ntlm(credentials), null);
            case ScramHeader.PLUS, ScramHeader.PLAIN ->
                new ScramMechanism(ScramUser.of(credentials), header(name, settings, server), nonce());
            case "PLAIN" -> new PlainMechanism(credentials.userName(), credentials.password());
            default -> new LoginMechanism(credentials.userName(), credentials.password());
        };
    }

    private static ScramHeader header(String name, TransportSettings settings, AuthDialogue server)
            throws AuthenticationFailedException {
        Optional<ChannelBinding> binding = binding(server);
        if (!name.equals(ScramHeader.PLUS)) {
            return ScramHeader.unbound(binding, server.offered());
        }
        return ScramHeader.bound(binding.orElseThrow(() -> new AuthenticationFailedException(
                name + " cannot be bound to the connection to " + settings.server() + ", which "
                        + (server.certificate().isPresent()
                                ? "has a certificate for which no binding is known (RFC 5929)"
                                : "is not encrypted")
                        + "; allow another mechanism by authMechanisms.",
                false)));
    }

    private String nonce() {
        byte[] octets = new byte[NONCE_OCTETS];
        random.nextBytes(octets);
        return Base64.getEncoder().encodeToString(octets);
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
