// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * EXTERNAL (RFC 4422 A): the server looks at the client's certificate.
 *
 * @param identity as whom to act, "" for the one that the server finds in the certificate
 */
record ExternalMechanism(String identity) implements Mechanism {

    static final String NAME = "EXTERNAL";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<byte[]> initialResponse() {
        return Optional.of(identity.getBytes(StandardCharsets.UTF_8));
    }

    /** Some ask for the identity although they have it. */
    @Override
    public int mostResponses() {
        return 2;
    }

    @Override
    public byte[] respond(byte[] challenge) {
        return identity.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean canGiveWay() {
        return true;
    }
}
