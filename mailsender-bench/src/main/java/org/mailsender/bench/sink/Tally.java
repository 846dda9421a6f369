// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.sink;

import java.util.concurrent.atomic.LongAdder;

/** What the sink counts, over all connections. Thread-safe. */
final class Tally {

    private final LongAdder mails = new LongAdder();
    private final LongAdder roundTrips = new LongAdder();
    private final LongAdder waits = new LongAdder();
    private final LongAdder connections = new LongAdder();
    private volatile SinkProcess.Taken last = new SinkProcess.Taken(0, 0, "-");

    /** A server waits for a client that waits for its replies. */
    void roundTrip() {
        roundTrips.increment();
    }

    /** Octets reached a client that had sent some, or had just connected. */
    void waited() {
        waits.increment();
    }

    void opened() {
        connections.increment();
    }

    void closed() {
        connections.decrement();
    }

    /** A mail is complete; its reply is the next that the client waits for. */
    void taken(String course) {
        last = new SinkProcess.Taken(System.nanoTime(), waits.sum() + 1, course);
        mails.increment();
    }

    SinkProcess.Count count() {
        return new SinkProcess.Count(mails.sum(), roundTrips.sum(), waits.sum(), connections.sum(), last);
    }
}
