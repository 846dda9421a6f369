// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.sink;

/**
 * Whether octets that arrive at a client far away answer what it sent: they do if it began to send a round trip ago, or
 * longer. Those of a TLS server that is still at its flight, while the client says that it has read a part, do not.
 * Thread-safe.
 */
final class Waiting {

    /** Of a round trip; timers are not exact. */
    private static final double ENOUGH = 0.9;

    private final long enoughNanos;
    /** Guarded by this. */
    private boolean waits;
    /** Since when, guarded by this. */
    private long since;

    Waiting(long roundTripNanos) {
        this.enoughNanos = (long) (roundTripNanos * ENOUGH);
    }

    /** The client connected, or sent something. */
    synchronized void sent(long nanos) {
        if (!waits) {
            waits = true;
            since = nanos;
        }
    }

    /** Something arrives at the client; true if that is what it waited for. */
    synchronized boolean answered(long nanos) {
        boolean answer = waits && nanos - since >= enoughNanos;
        if (answer) {
            waits = false;
        }
        return answer;
    }
}
