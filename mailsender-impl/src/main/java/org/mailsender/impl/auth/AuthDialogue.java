// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.mailsender.impl.settings.Secret;

/** The connection on which we authenticate (RFC 4954), as this package needs it. */
public interface AuthDialogue {

    /**
     * The mechanisms that the server offers.
     *
     * @return names in upper case, empty without AUTH
     */
    List<String> offered();

    /**
     * The certificate by which the server proved its name.
     *
     * @return empty while the connection is not encrypted
     */
    Optional<X509Certificate> certificate();

    /**
     * Sends one line and reads the reply.
     *
     * @param line a command, or a response in base64
     * @return the server's reply
     * @throws IOException if the connection breaks
     */
    Answer exchange(String line) throws IOException;

    /**
     * Tells a step to whoever follows the connection.
     *
     * @param description for people, without any secret
     */
    void step(String description);

    /**
     * From now on the server's words are searched for a secret, before anybody sees them.
     *
     * @param secret about to be sent
     */
    void conceal(Secret secret);

    /**
     * Waits for something that does not come over this connection, no longer than the attempt may take.
     *
     * @param work done by somebody else
     * @param <T> of its result
     * @return its result
     * @throws IOException if the attempt has to end
     * @throws ExecutionException if the work failed
     */
    <T> T await(CompletableFuture<T> work) throws IOException, ExecutionException;
}
