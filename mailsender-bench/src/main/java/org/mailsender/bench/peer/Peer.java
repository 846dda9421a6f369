// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.peer;

import org.mailsender.bench.Scenario;
import org.mailsender.bench.kernel.ProcessorTime;
import org.mailsender.bench.kernel.Strace;
import org.mailsender.bench.kernel.SystemCalls;

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
     * Sends mails while strace counts.
     *
     * @param count how many
     * @param strace counts
     * @return the system calls of all
     * @throws Exception if one was not accepted
     */
    default SystemCalls sendCounted(int count, Strace strace) throws Exception {
        return strace.during(ProcessHandle.current().pid(), count, () -> send(count));
    }

    /**
     * Processor time used so far by the process that sends.
     *
     * @return nanoseconds
     */
    default long cpuNanos() {
        return ProcessorTime.ofThisJvm();
    }

    /**
     * Lets go of connections, as happens when there is nothing to send for long; what is compiled and loaded stays.
     *
     * @throws Exception if it cannot
     */
    default void rest() throws Exception {}

    /**
     * What it is, for the table of the peers.
     *
     * @return version, and settings that are not the usual ones
     */
    String about();

    /**
     * Frees what it holds.
     *
     * @throws Exception if it cannot
     */
    default void close() throws Exception {}
}
