// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mailsender.impl.settings.Credentials;
import org.mailsender.impl.settings.TransportSettings;

/** Knows which mechanisms suit which credentials, strongest first, and begins a run of one. */
interface Mechanisms {

    /**
     * Names of the mechanisms that can carry these credentials, strongest first.
     *
     * @param credentials as whom to authenticate
     * @param server the connection, whose encryption may decide
     * @return never empty, unless there are no credentials
     */
    List<String> usable(Credentials credentials, AuthDialogue server);

    /**
     * Begins a run.
     *
     * @param name one of {@link #usable}
     * @param settings as whom to authenticate, and the server as configured
     * @param server the connection, by which the wait for anything else is bounded
     * @return a fresh run
     * @throws AuthenticationFailedException if the client's side cannot be had
     * @throws IOException if the attempt has to end
     */
    Mechanism begin(String name, TransportSettings settings, AuthDialogue server)
            throws AuthenticationFailedException, IOException;

    /**
     * Whether each mechanism has credentials of its own, so that the next is worth a try after one failed. A password
     * is not: a second refusal of it may lock the account.
     *
     * @return false unless the implementation says otherwise
     */
    default boolean areIndependent() {
        return false;
    }

    /**
     * Whether a server that offers none of them may be used without authentication.
     *
     * @param credentials as whom to authenticate
     * @return false unless the implementation says otherwise
     */
    default boolean areOptional(Credentials credentials) {
        return false;
    }

    /**
     * What to try once more after the server refused the credentials.
     *
     * @param settings as whom to authenticate
     * @param refused what the server did not take
     * @param server the connection, by which the wait for anything else is bounded
     * @return a fresh run with renewed credentials, empty if they cannot be renewed
     * @throws AuthenticationFailedException if renewing fails
     * @throws IOException if the attempt has to end
     */
    default Optional<Mechanism> renewed(TransportSettings settings, Mechanism refused, AuthDialogue server)
            throws AuthenticationFailedException, IOException {
        return Optional.empty();
    }
}
