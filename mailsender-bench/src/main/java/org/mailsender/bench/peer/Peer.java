// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.peer;

import org.mailsender.bench.Scenario;

/** A way to send mails that somebody might choose, ready for one scenario. */
public interface Peer {

    /**
     * Makes a peer ready for a scenario.
     */
    @FunctionalInterface
    interface Maker {

        /**
         * Prepares, without sending yet.
         *
         * @param scenario what to send
         * @param port of the sink on loopback
         * @return ready to send
         * @throws Exception if the peer is not to be had here
         */
        Peer open(Scenario scenario, int port) throws Exception;
    }

    /**
     * Sends mails and returns when the server has accepted all of them.
     *
     * @param count how many
     * @throws Exception if one was not accepted
     */
    void send(int count) throws Exception;

    /**
     * Frees what it holds.
     *
     * @throws Exception if it cannot
     */
    default void close() throws Exception {}
}
