// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mailsender.impl.settings.Secret;

/** XOAUTH2, as Microsoft 365 and Gmail speak it: the token in one line; an error comes as a challenge. */
record XOAuth2Mechanism(String userName, Secret token) implements Mechanism {

    @Override
    public String name() {
        return "XOAUTH2";
    }

    @Override
    public Optional<byte[]> initialResponse() {
        String line = "user=" + userName + "\u0001auth=Bearer " + token.reveal() + "\u0001\u0001";
        return Optional.of(line.getBytes(StandardCharsets.UTF_8));
    }

    /** The token, and nothing to the challenge that explains its refusal. */
    @Override
    public int mostResponses() {
        return 2;
    }

    @Override
    public Secret secret() {
        return token;
    }

    /** The server then repeats its refusal as a reply. */
    @Override
    public byte[] respond(byte[] challenge) {
        return new byte[0];
    }
}
