// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Carries what one mechanism and the server have to say to one another (RFC 4954 4). Used once, by one thread. */
final class MechanismRun {

    /** The whole command line may have 512 octets. */
    private static final int LONGEST_INITIAL_RESPONSE = 400;

    private final AuthDialogue server;
    private final Mechanism mechanism;
    private final String serverName;

    MechanismRun(AuthDialogue server, Mechanism mechanism, String serverName) {
        this.server = server;
        this.mechanism = mechanism;
        this.serverName = serverName;
    }

    /** The server's last word, which it has the right to say. */
    Answer perform() throws AuthenticationFailedException, IOException {
        try (mechanism) {
            Answer reply = dialogue();
            if (reply.isPositive()) {
                mechanism.accepted();
            }
            return reply;
        }
    }

    private Answer dialogue() throws AuthenticationFailedException, IOException {
        Optional<String> initial = mechanism.initialResponse().map(MechanismRun::encoded);
        boolean inline = initial.isPresent() && initial.get().length() <= LONGEST_INITIAL_RESPONSE;
        Answer reply = exchange("AUTH " + mechanism.name() + (inline ? " " + initial.get() : ""));
        int responses = initial.isPresent() ? 1 : 0;
        if (initial.isPresent() && !inline && reply.isChallenge()) {
            reply = exchange(initial.get());
        }
        for (; reply.isChallenge(); responses++) {
            if (responses == mechanism.mostResponses()) {
                server.exchange("*");
                throw new AuthenticationFailedException(
                        serverName + " asks for more than " + mechanism.name()
                                + " has to say; choose another mechanism by authMechanisms, or ask its operator.",
                        false);
            }
            reply = answer(reply);
        }
        return reply;
    }

    private Answer answer(Answer challenge) throws AuthenticationFailedException, IOException {
        byte[] response;
        try {
            response = mechanism.respond(decoded(challenge));
        } catch (AuthenticationFailedException e) {
            server.exchange("*");
            throw e;
        }
        return exchange(response.length == 0 ? "" : encoded(response));
    }

    private Answer exchange(String line) throws IOException {
        server.conceal(mechanism.secret());
        return server.exchange(line);
    }

    private static byte[] decoded(Answer challenge) {
        try {
            return Base64.getDecoder().decode(challenge.challenge().getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static String encoded(byte[] octets) {
        return octets.length == 0 ? "=" : Base64.getEncoder().encodeToString(octets);
    }
}
