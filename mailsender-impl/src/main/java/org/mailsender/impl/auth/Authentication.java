// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.io.IOException;
import java.util.ArrayList;
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
        Mechanisms suitable = suitable(credentials);
        List<String> usable = suitable.usable(credentials, server);
        List<String> names = possible(usable, server.offered(), credentials);
        if (names.isEmpty()) {
            requireNone(suitable, usable, server.offered(), settings);
            return Optional.empty();
        }
        return Optional.of(firstThatSucceeds(server, suitable, names, settings));
    }

    private Mechanisms suitable(Credentials credentials) {
        Optional<Mechanisms> ofKind = Optional.ofNullable(mechanisms.get(credentials.kind()));
        return credentials.keyStore().isEmpty() ? ofKind.orElseThrow() : new CertificateMechanisms(ofKind);
    }

    private static List<String> wanted(List<String> usable, Credentials credentials) {
        return credentials.mechanisms().isEmpty()
                ? usable
                : credentials.mechanisms().stream().filter(usable::contains).toList();
    }

    private static List<String> possible(List<String> usable, List<String> offered, Credentials credentials) {
        return wanted(usable, credentials).stream().filter(offered::contains).toList();
    }

    private static void requireNone(
            Mechanisms suitable, List<String> usable, List<String> offered, TransportSettings settings)
            throws AuthenticationFailedException {
        if (suitable.areOptional(settings.credentials())) {
            return;
        }
        throw new AuthenticationFailedException(
                offered.isEmpty()
                        ? settings.server() + " offers no authentication, but credentials are configured; "
                                + "check the port, or whether it wants useSsl first."
                        : settings.server() + " offers " + offered + ", but the credentials need one of "
                                + wanted(usable, settings.credentials()) + ".",
                false);
    }

    private static String firstThatSucceeds(
            AuthDialogue server, Mechanisms suitable, List<String> names, TransportSettings settings)
            throws AuthenticationFailedException, IOException {
        List<AuthenticationFailedException> failures = new ArrayList<>();
        for (String name : names) {
            try {
                return run(server, suitable, name, settings);
            } catch (AuthenticationFailedException e) {
                failures.add(e);
                boolean another = suitable.areIndependent() || e instanceof GaveWayException;
                if (!another || failures.size() == names.size()) {
                    break;
                }
                server.step(withoutStop(e.getMessage()) + "; " + names.get(failures.size()) + " is tried");
            }
        }
        throw suitable.areIndependent() ? summary(failures, settings) : failures.get(failures.size() - 1);
    }

    private static AuthenticationFailedException summary(
            List<AuthenticationFailedException> failures, TransportSettings settings) {
        StringJoiner reasons = new StringJoiner("; ");
        failures.forEach(failure -> reasons.add(withoutStop(failure.getMessage())));
        return new AuthenticationFailedException(
                "the user of this process could not authenticate to " + settings.server() + " - " + reasons + ".",
                failures.stream().anyMatch(AuthenticationFailedException::isTransient));
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static String run(AuthDialogue server, Mechanisms suitable, String name, TransportSettings settings)
            throws AuthenticationFailedException, IOException {
        Mechanism first = suitable.begin(name, settings, server);
        try {
            return conclude(server, suitable, first, settings);
        } catch (AuthenticationFailedException e) {
            throw first.canGiveWay() ? new GaveWayException(e) : e;
        }
    }

    private static String conclude(
            AuthDialogue server, Mechanisms suitable, Mechanism first, TransportSettings settings)
            throws AuthenticationFailedException, IOException {
        Answer reply = new MechanismRun(server, first, settings.server()).perform();
        if (reply.refusesCredentials()) {
            Optional<Mechanism> renewed = suitable.renewed(settings, first, server);
            if (renewed.isPresent()) {
                reply = new MechanismRun(server, renewed.get(), settings.server()).perform();
            }
        }
        String user = settings.credentials().userName();
        if (!reply.isPositive()) {
            throw new AuthenticationFailedException(
                    settings.server() + " refused the credentials" + (user.isEmpty() ? "" : " of " + user) + " by "
                            + first.name() + ": " + reply.text(),
                    !reply.permanent());
        }
        return "authenticated by " + first.name() + (user.isEmpty() ? "" : " as " + user);
    }
}
