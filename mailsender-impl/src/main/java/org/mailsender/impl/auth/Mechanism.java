// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.util.Optional;

/** One run of one SASL mechanism (RFC 4422), the client's side. Used once, by one thread. */
interface Mechanism extends AutoCloseable {

    /** Registered name, as in the server's offer. */
    String name();

    /** What the client says first, if it speaks first. */
    Optional<byte[]> initialResponse() throws AuthenticationFailedException;

    /** The answer to a challenge. */
    byte[] respond(byte[] challenge) throws AuthenticationFailedException;

    /** Frees what the run holds outside the heap. */
    @Override
    default void close() {}
}
