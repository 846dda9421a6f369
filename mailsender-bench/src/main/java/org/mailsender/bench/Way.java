// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench;

/**
 * How the server is reached.
 *
 * @param tls whether STARTTLS is used
 * @param login whether AUTH is used, with the user and password below
 * @param roundTripMillis delay added on the way
 */
public record Way(boolean tls, boolean login, int roundTripMillis) {

    /** Nothing between client and server. */
    public static final Way LOOPBACK = new Way(false, false, 0);

    /** Whom the sink lets in, as everybody. */
    public static final String USER = "bench";

    /** The password, of which the sink thinks the same. */
    public static final String PASSWORD = "bench";

    /**
     * The same by STARTTLS.
     *
     * @return encrypted
     */
    public Way encrypted() {
        return new Way(true, login, roundTripMillis);
    }

    /**
     * A longer way.
     *
     * @param millis its round trip
     * @return delayed
     */
    public Way delayed(int millis) {
        return new Way(tls, login, millis);
    }

    /**
     * A way that asks for user and password.
     *
     * @return authenticated
     */
    public Way authenticated() {
        return new Way(tls, true, roundTripMillis);
    }
}
