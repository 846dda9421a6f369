// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.util.List;
import java.util.Optional;
import org.mailsender.impl.settings.Credentials;

/** Knows which mechanisms suit which credentials, strongest first, and begins a run of one. */
interface Mechanisms {

    /**
     * Names of the mechanisms that can carry these credentials, strongest first.
     *
     * @param credentials as whom to authenticate
     * @return never empty, unless there are no credentials
     */
    List<String> usable(Credentials credentials);

    /**
     * Begins a run.
     *
     * @param name one of {@link #usable}
     * @param credentials as whom to authenticate
     * @param host the server as configured
     * @return a fresh run
     * @throws AuthenticationFailedException if the client's side cannot be had
     */
    Mechanism begin(String name, Credentials credentials, String host) throws AuthenticationFailedException;

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
     * What to try once more after the server refused the credentials.
     *
     * @param name the mechanism refused
     * @param credentials as whom to authenticate
     * @param host the server as configured
     * @return a fresh run with renewed credentials, empty if they cannot be renewed
     * @throws AuthenticationFailedException if renewing fails
     */
    default Optional<Mechanism> renewed(String name, Credentials credentials, String host)
            throws AuthenticationFailedException {
        return Optional.empty();
    }
}
