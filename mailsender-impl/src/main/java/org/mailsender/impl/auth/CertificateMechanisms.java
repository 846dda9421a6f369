// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailsender.impl.settings.Credentials;
import org.mailsender.impl.settings.Credentials.Kind;
import org.mailsender.impl.settings.TransportSettings;

/**
 * The client certificate that TLS has shown, before all other credentials. Immutable.
 *
 * @param others take over where it is not enough; they have nothing to say where it is all there is
 */
record CertificateMechanisms(Optional<Mechanisms> others) implements Mechanisms {

    @Override
    public List<String> usable(Credentials credentials, AuthDialogue server) {
        return Stream.concat(
                        Stream.of(ExternalMechanism.NAME),
                        others.stream().flatMap(other -> other.usable(credentials, server).stream()))
                .toList();
    }

    @Override
    public Mechanism begin(String name, TransportSettings settings, AuthDialogue server)
            throws AuthenticationFailedException, IOException {
        return name.equals(ExternalMechanism.NAME) || others.isEmpty()
                ? new ExternalMechanism(settings.credentials().userName())
                : others.get().begin(name, settings, server);
    }

    /** There are servers that know their clients by certificate without AUTH. */
    @Override
    public boolean areOptional(Credentials credentials) {
        return credentials.kind() == Kind.CERTIFICATE
                && credentials.userName().isEmpty()
                && credentials.mechanisms().isEmpty();
    }

    @Override
    public boolean areIndependent() {
        return others.isPresent() && others.get().areIndependent();
    }

    @Override
    public Optional<Mechanism> renewed(TransportSettings settings, Mechanism refused, AuthDialogue server)
            throws AuthenticationFailedException, IOException {
        return refused instanceof ExternalMechanism || others.isEmpty()
                ? Optional.empty()
                : others.get().renewed(settings, refused, server);
    }
}
