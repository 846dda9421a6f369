// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.mailsender.impl.settings.Credentials;
import org.mailsender.impl.settings.Credentials.Kind;
import org.mailsender.impl.settings.TransportSettings;
import org.mailsender.impl.threads.Time;

/**
 * Proves to the server who we are (RFC 4954), or says why not: never sends credentials in clear, never goes on without
 * them. Thread-safe.
 */
public final class Authentication {

    /** RFC 4954 4: the whole command line may have 512 octets. */
    private static final int LONGEST_INITIAL_RESPONSE = 400;

    private final Map<Kind, Mechanisms> mechanisms;

    Authentication(Map<Kind, Mechanisms> mechanisms) {
        this.mechanisms = mechanisms;
    }

    /**
     * Knows every kind of credentials of the configuration.
     *
     * @param time tells how long a token is good
     * @param tokens of the instances that authenticate by OAuth2
     * @return one for a bundle
     */
    public static Authentication standard(Time time, TokenSources tokens) {
        return new Authentication(Map.of(
                Kind.PASSWORD, new PasswordMechanisms(),
                Kind.PROCESS_USER, new ProcessUserMechanisms(),
                Kind.OAUTH2, new OAuth2Mechanisms(time, tokens)));
    }

    /**
     * Authenticates, if the configuration has credentials.
     *
     * @param server the connection
     * @param settings the configuration at the start of the attempt
     * @param confidential whether nobody else can read along: encrypted, or on this machine
     * @return what was done, for people; empty without credentials
     * @throws AuthenticationFailedException if the server, or we, cannot
     * @throws IOException if the connection breaks
     */
    public Optional<String> authenticate(AuthDialogue server, TransportSettings settings, boolean confidential)
            throws AuthenticationFailedException, IOException {
        Credentials credentials = settings.credentials();
        if (credentials.kind() == Kind.NONE) {
            return Optional.empty();
        }
        if (!confidential && !credentials.allowCleartext()) {
            throw new AuthenticationFailedException(
                    "the connection to " + settings.server() + " is not encrypted, so that no credentials are sent; set"
                            + " useSsl or implicitTls, or allowCleartextAuth if you accept the risk.",
                    false);
        }
        Mechanisms suitable = mechanisms.get(credentials.kind());
        List<String> names = choose(suitable.usable(credentials), server.offered(), settings);
        return Optional.of(
                suitable.areIndependent()
                        ? firstThatSucceeds(server, suitable, names, settings)
                        : run(server, suitable, names.get(0), settings));
    }

    private static List<String> choose(List<String> usable, List<String> offered, TransportSettings settings)
            throws AuthenticationFailedException {
        List<String> wanted = settings.credentials().mechanisms().isEmpty()
                ? usable
                : settings.credentials().mechanisms().stream()
                        .filter(usable::contains)
                        .toList();
        List<String> possible = wanted.stream().filter(offered::contains).toList();
        if (possible.isEmpty()) {
            throw new AuthenticationFailedException(
                    offered.isEmpty()
                            ? settings.server() + " offers no authentication, but credentials are configured; "
                                    + "check the port, or whether it wants useSsl first."
                            : settings.server() + " offers " + offered + ", but the credentials need one of " + wanted
                                    + ".",
                    false);
        }
        return possible;
    }

    private static String firstThatSucceeds(
            AuthDialogue server, Mechanisms suitable, List<String> names, TransportSettings settings)
            throws AuthenticationFailedException, IOException {
        StringJoiner reasons = new StringJoiner("; ");
        boolean temporary = false;
        for (String name : names) {
            try {
                return run(server, suitable, name, settings);
            } catch (AuthenticationFailedException e) {
                reasons.add(withoutStop(e.getMessage()));
                temporary |= e.isTransient();
            }
        }
        throw new AuthenticationFailedException(
                "the user of this process could not authenticate to " + settings.server() + " - " + reasons + ".",
                temporary);
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static String run(AuthDialogue server, Mechanisms suitable, String name, TransportSettings settings)
            throws AuthenticationFailedException, IOException {
        Credentials credentials = settings.credentials();
        Mechanism first = suitable.begin(name, settings, server);
        Answer reply = dialogue(server, first, settings);
        if (reply.refusesCredentials()) {
            Optional<Mechanism> renewed = suitable.renewed(settings, first.secret(), server);
            if (renewed.isPresent()) {
                reply = dialogue(server, renewed.get(), settings);
            }
        }
        if (!reply.isPositive()) {
            throw new AuthenticationFailedException(
                    settings.server() + " refused the credentials"
                            + (credentials.userName().isEmpty() ? "" : " of " + credentials.userName())
                            + " by " + name + ": " + reply.text(),
                    !reply.permanent());
        }
        return "authenticated by " + name + (credentials.userName().isEmpty() ? "" : " as " + credentials.userName());
    }

    private static Answer dialogue(AuthDialogue server, Mechanism started, TransportSettings settings)
            throws AuthenticationFailedException, IOException {
        try (Mechanism mechanism = started) {
            server.conceal(mechanism.secret());
            Optional<String> initial = mechanism.initialResponse().map(Authentication::encoded);
            boolean inline = initial.isPresent() && initial.get().length() <= LONGEST_INITIAL_RESPONSE;
            Answer reply = server.exchange("AUTH " + mechanism.name() + (inline ? " " + initial.get() : ""));
            int responses = initial.isPresent() ? 1 : 0;
            if (initial.isPresent() && !inline && reply.isChallenge()) {
                reply = server.exchange(initial.get());
            }
            for (; reply.isChallenge(); responses++) {
                if (responses == mechanism.mostResponses()) {
                    server.exchange("*");
                    throw new AuthenticationFailedException(
                            settings.server() + " asks for more than " + mechanism.name()
                                    + " has to say; choose another mechanism by authMechanisms, or ask its operator.",
                            false);
                }
                reply = answer(server, mechanism, reply);
            }
            return reply;
        }
    }

    private static Answer answer(AuthDialogue server, Mechanism mechanism, Answer challenge)
            throws AuthenticationFailedException, IOException {
        try {
            return server.exchange(responseTo(mechanism, challenge));
        } catch (AuthenticationFailedException e) {
            server.exchange("*");
            throw e;
        }
    }

    private static String responseTo(Mechanism mechanism, Answer challenge) throws AuthenticationFailedException {
        byte[] octets;
        try {
            octets = Base64.getDecoder().decode(challenge.challenge().getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            octets = new byte[0];
        }
        byte[] response = mechanism.respond(octets);
        return response.length == 0 ? "" : encoded(response);
    }

    private static String encoded(byte[] octets) {
        return octets.length == 0 ? "=" : Base64.getEncoder().encodeToString(octets);
    }
}
