// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench;

import org.mailsender.bench.kernel.Strace;
import org.mailsender.bench.peer.Peer;
import org.mailsender.bench.report.Result;
import org.mailsender.bench.sink.SinkProcess;

/** Measures one peer in one scenario, a round at a time. */
final class Round {

    private static final double NANOS = 1e9;
    private static final int MOST_MAILS = 200_000;
    private static final int MOST_COUNTED = 1000;

    private final Peer peer;
    private final SinkProcess sink;
    private final Result result;
    private final Way way;

    private int mails = 1;

    Round(String name, Peer peer, SinkProcess sink, Way way) {
        this.peer = peer;
        this.sink = sink;
        this.way = way;
        this.result = new Result(name);
    }

    /** Sends for so long at least that a round is warm, and so learns how many mails make one of that length. */
    void warmUp(double seconds, double least) throws Exception {
        long end = System.nanoTime() + (long) (Math.max(2 * seconds, least) * NANOS);
        while (System.nanoTime() < end) {
            long start = System.nanoTime();
            peer.send(mails);
            double rate = mails / ((System.nanoTime() - start) / NANOS);
            mails = (int) Math.max(1, Math.min(Math.min(rate * seconds, 4.0 * mails), MOST_MAILS));
        }
    }

    void run() throws Exception {
        SinkProcess.Count before = sink.count();
        long cpu = peer.cpuNanos();
        long start = System.nanoTime();
        peer.send(mails);
        double elapsed = (System.nanoTime() - start) / NANOS;
        long used = peer.cpuNanos() - cpu;
        SinkProcess.Count after = sink.count();
        long taken = after.mails() - before.mails();
        if (taken < mails) {
            throw new IllegalStateException("only " + taken + " of " + mails + " mails arrived");
        }
        result.add(taken / elapsed, (roundTrips(after) - roundTrips(before)) / taken, used / 1e6 / taken);
    }

    /** Below TLS the sink cannot tell where a flight of commands ends; a client far away shows it. */
    private double roundTrips(SinkProcess.Count count) {
        if (!way.tls()) {
            return count.roundTrips();
        }
        return way.roundTripMillis() > 0 ? count.waits() : Double.NaN;
    }

    /** Beside the rounds, for it takes long. */
    void countCalls(Strace strace) throws Exception {
        result.add(peer.sendCounted(Math.min(mails, MOST_COUNTED), strace));
    }

    String about() {
        return peer.about();
    }

    Result result() {
        return result;
    }

    void close() {
        try {
            peer.close();
        } catch (Exception e) {
            System.err.println(result.peer() + " does not close: " + e);
        }
    }
}
