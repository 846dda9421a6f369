// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mailsender.impl.settings.Secret;

/** LOGIN (draft-murchison-sasl-login): the user name, then the password, whatever the prompts say. */
final class LoginMechanism implements Mechanism {

    private final String userName;
    private final Secret password;
    private boolean userNameSent;

    LoginMechanism(String userName, Secret password) {
        this.userName = userName;
        this.password = password;
    }

    @Override
    public String name() {
        return "LOGIN";
    }

    @Override
    public Optional<byte[]> initialResponse() {
        return Optional.empty();
    }

    @Override
    public int mostResponses() {
        return 2;
    }

    @Override
    public byte[] respond(byte[] challenge) {
        String answer = userNameSent ? password.reveal() : userName;
        userNameSent = true;
        return answer.getBytes(StandardCharsets.UTF_8);
    }
}
