// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.Subject;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import org.ietf.jgss.GSSException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A mechanism of the JDK's own SASL clients, on behalf of a subject if there is one. */
final class SaslMechanism implements Mechanism {

    private static final Logger LOGGER = LoggerFactory.getLogger(SaslMechanism.class);

    private final String name;
    private final SaslClient client;
    private final Subject subject;

    private SaslMechanism(String name, SaslClient client, Subject subject) {
        this.name = name;
        this.client = client;
        this.subject = subject;
    }

    /**
     * Makes a client.
     *
     * @param name registered name of the mechanism
     * @param host the server as configured, part of its service principal
     * @param properties of the mechanism
     * @param callbacks give user name and password, null if the subject has the credentials
     * @param subject has the credentials, null if the callbacks give them
     */
    static SaslMechanism of(
            String name, String host, Map<String, String> properties, CallbackHandler callbacks, Subject subject)
            throws AuthenticationFailedException {
        SaslClient client = as(
                subject,
                name,
                () -> Sasl.createSaslClient(new String[] {name}, null, "smtp", host, properties, callbacks));
        if (client == null) {
            throw new AuthenticationFailedException("this JVM has no SASL client for " + name + ".", false);
        }
        return new SaslMechanism(name, client, subject);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<byte[]> initialResponse() throws AuthenticationFailedException {
        return client.hasInitialResponse() ? Optional.of(respond(new byte[0])) : Optional.empty();
    }

    /** GSSAPI needs three (RFC 4752 3.1), more if Kerberos takes several steps; NTLM two. */
    @Override
    public int mostResponses() {
        return 6;
    }

    @Override
    public byte[] respond(byte[] challenge) throws AuthenticationFailedException {
        byte[] response = as(subject, name, () -> client.isComplete() ? null : client.evaluateChallenge(challenge));
        return response == null ? new byte[0] : response;
    }

    @Override
    public void close() {
        try {
            client.dispose();
        } catch (SaslException e) {
            LOGGER.debug("{} left something behind: {}", name, e.getMessage());
        }
    }

    @SuppressWarnings("removal") // Subject.callAs needs Java 18.
    private static <T> T as(Subject subject, String name, PrivilegedExceptionAction<T> action)
            throws AuthenticationFailedException {
        try {
            return subject == null ? action.run() : Subject.doAs(subject, action);
        } catch (PrivilegedActionException e) {
            throw failure(name, e.getException());
        } catch (SaslException e) {
            throw failure(name, e);
        } catch (Exception e) {
            throw failure(name, e);
        }
    }

    /** The outer causes say only that something failed; below the GSS library's own words begins its parser. */
    private static AuthenticationFailedException failure(String name, Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null && !(cause instanceof GSSException)) {
            cause = cause.getCause();
        }
        return new AuthenticationFailedException(name + " failed on our side: " + cause.getMessage() + ".", false);
    }
}
