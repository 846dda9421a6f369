// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mailsender.impl.settings.Secret;

/** PLAIN (RFC 4616), with an empty authorization identity: nobody asked to act for somebody else. */
record PlainMechanism(String userName, Secret password) implements Mechanism {

    @Override
    public String name() {
        return "PLAIN";
    }

    @Override
    public Optional<byte[]> initialResponse() {
        return Optional.of(("\0" + userName + "\0" + password.reveal()).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int mostResponses() {
        return 1;
    }

    @Override
    public byte[] respond(byte[] challenge) {
        return new byte[0];
    }
}
