// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.util.Optional;
import org.mailsender.impl.settings.Secret;

/** One run of one SASL mechanism (RFC 4422), the client's side. Used once, by one thread. */
interface Mechanism extends AutoCloseable {

    /** Registered name, as in the server's offer. */
    String name();

    /** What the client says first, if it speaks first. */
    Optional<byte[]> initialResponse() throws AuthenticationFailedException;

    /** The answer to a challenge. */
    byte[] respond(byte[] challenge) throws AuthenticationFailedException;

    /**
     * How often it has something to say, its initial response among it: a server that asks more often asks for ever.
     *
     * @return enough for any exchange of the mechanism
     */
    int mostResponses();

    /**
     * The server says that it is content.
     *
     * @throws AuthenticationFailedException if it is not the one that it pretends to be
     */
    default void accepted() throws AuthenticationFailedException {}

    /**
     * Whether another mechanism is worth a try after this one failed, because no password was tried by it.
     *
     * @return false unless the mechanism says otherwise
     */
    default boolean canGiveWay() {
        return false;
    }

    /**
     * What it sends, if the configuration does not hold it.
     *
     * @return "" for nothing that need be kept from others
     */
    default Secret secret() {
        return new Secret("");
    }

    /** Frees what the run holds outside the heap. */
    @Override
    default void close() {}
}
