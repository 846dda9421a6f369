// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.mailsender.bench.peer.Peer;
import org.mailsender.bench.report.Result;
import org.mailsender.bench.sink.SinkProcess;

/** Measures one peer in one scenario, a round at a time. */
final class Round {

    private static final double NANOS = 1e9;
    /** Seconds, twice; shorter, the JIT compiler is measured instead. */
    private static final double LEAST_WARM_UP = 2.5;

    private static final int MOST_MAILS = 200_000;

    private final OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final Peer peer;
    private final SinkProcess sink;
    private final Result result;
    /** Below TLS the sink cannot tell where a flight of commands ends. */
    private final boolean readable;

    private int mails = 1;

    Round(String name, Peer peer, SinkProcess sink, boolean readable) {
        this.peer = peer;
        this.sink = sink;
        this.readable = readable;
        this.result = new Result(name);
    }

    /** Sends until a round of that length is warm, and so learns how many mails make one. */
    void warmUp(double seconds) throws Exception {
        long end = System.nanoTime() + (long) (Math.max(2 * seconds, LEAST_WARM_UP) * NANOS);
        while (System.nanoTime() < end) {
            long start = System.nanoTime();
            peer.send(mails);
            double rate = mails / ((System.nanoTime() - start) / NANOS);
            mails = (int) Math.max(1, Math.min(Math.min(rate * seconds, 4.0 * mails), MOST_MAILS));
        }
    }

    void run() throws Exception {
        SinkProcess.Count before = sink.count();
        long cpu = process.getProcessCpuTime();
        long start = System.nanoTime();
        peer.send(mails);
        double elapsed = (System.nanoTime() - start) / NANOS;
        long used = process.getProcessCpuTime() - cpu;
        SinkProcess.Count after = sink.count();
        long taken = after.mails() - before.mails();
        if (taken < mails) {
            throw new IllegalStateException("only " + taken + " of " + mails + " mails arrived");
        }
        double roundTrips = readable ? (double) (after.roundTrips() - before.roundTrips()) / taken : Double.NaN;
        result.add(taken / elapsed, roundTrips, used / 1e6 / taken);
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
