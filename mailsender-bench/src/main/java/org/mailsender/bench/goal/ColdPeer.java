// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.goal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.mailsender.bench.peer.Peer;
import org.mailsender.bench.report.Quartiles;
import org.mailsender.bench.sink.SinkProcess;

/** Somebody who has no connection when the mail comes. Not thread-safe. */
final class ColdPeer {

    /** Milliseconds in which everybody says good-bye. */
    private static final int PATIENCE = 10_000;

    private final String name;
    private final Peer peer;
    private final SinkProcess sink;
    private final int roundTripMillis;
    private final List<Double> roundTrips = new ArrayList<>();
    private final List<Double> millis = new ArrayList<>();
    private String course = "";

    ColdPeer(String name, Peer peer, SinkProcess sink, int roundTripMillis) {
        this.name = name;
        this.peer = peer;
        this.sink = sink;
        this.roundTripMillis = roundTripMillis;
    }

    void send(boolean counts) throws Exception {
        awaitSilence();
        long waits = sink.count().waits();
        long event = System.nanoTime();
        peer.send(1);
        SinkProcess.Taken taken = sink.count().last();
        if (counts) {
            // The first is TCP's own, which no server sees.
            roundTrips.add(1.0 + taken.waits() - waits);
            millis.add((taken.nanos() - event) / 1e6 + roundTripMillis / 2.0);
            course = "connect|" + taken.course();
        }
        peer.rest();
    }

    private void awaitSilence() throws IOException, InterruptedException {
        for (int waited = 0; sink.count().connections() > 0; waited += roundTripMillis) {
            if (waited > PATIENCE) {
                throw new IllegalStateException("before " + name + " is to send, somebody keeps a connection");
            }
            Thread.sleep(roundTripMillis);
        }
        // What the sink said last arrives.
        Thread.sleep(2L * roundTripMillis);
    }

    double roundTrips() {
        return Quartiles.of(roundTrips).median();
    }

    String row() {
        return "| " + name + " | " + Quartiles.number(roundTrips()) + " | " + Quartiles.of(millis) + " | "
                + course.replace(",", "+").replace("|", ", ") + " |";
    }

    void close() throws Exception {
        peer.close();
    }
}
