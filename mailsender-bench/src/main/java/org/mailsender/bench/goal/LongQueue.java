// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.goal;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.mailsender.bench.FelixContainer;
import org.mailsender.bench.Scenarios;
import org.mailsender.bench.report.Growth;
import org.mailsender.bench.sink.SinkProcess;

/** What a queue of 10 to 100 000 mails costs: heap, the time of a restart, and the pace of sending. */
final class LongQueue implements Goals.Goal {

    private static final int LEAST = 10;
    private static final int MOST = 100_000;
    /** So many mails are sent before anything is measured, and in as many rounds as that takes for a short queue. */
    private static final int WARM_UP_MAILS = 5000;

    private static final int MEASURED_MAILS = 500;
    private static final double KILOBYTE = 1024;
    private static final Map<String, ?> EVENT = Map.of("message", Scenarios.text(1024));

    @Override
    public List<String> measure(Path work, SinkProcess sink) throws Exception {
        Growth growth = new Growth("mails queued", "KB of heap each", "s from start to the next on disk", "mails/s");
        try (FelixContainer felix = new FelixContainer(work.resolve("warm"));
                Bulk bulk = new Bulk(felix)) {
            pace(bulk, sink, WARM_UP_MAILS);
        }
        for (int mails = LEAST; mails <= MOST; mails *= 10) {
            measure(work.resolve("felix" + mails), sink, mails, growth);
        }
        return growth.lines();
    }

    private static void measure(Path cache, SinkProcess sink, int mails, Growth growth) throws Exception {
        double heap;
        try (FelixContainer felix = new FelixContainer(cache);
                Bulk bulk = new Bulk(felix)) {
            bulk.hold();
            long before = heap();
            bulk.post(mails, EVENT);
            heap = (heap() - before) / KILOBYTE / mails;
        }
        long start = System.nanoTime();
        try (FelixContainer felix = new FelixContainer(cache);
                Bulk bulk = new Bulk(felix)) {
            bulk.post(1, EVENT);
            double seconds = (System.nanoTime() - start) / 1e9;
            bulk.sendTo(sink.port(0));
            double rate = (mails - 1) / bulk.awaitDone(mails);
            // The mail whose attempt found no server comes last, when its own time has come.
            bulk.awaitDone(1);
            growth.add(mails, heap, seconds, mails < MEASURED_MAILS ? pace(bulk, sink, mails) : rate);
        }
    }

    /** A short queue is filled and sent again until enough is sent to tell. */
    private static double pace(Bulk bulk, SinkProcess sink, int mails) throws InterruptedException {
        int rounds = Math.max(2, MEASURED_MAILS / mails);
        double seconds = 0;
        for (int round = 0; round < rounds; round++) {
            bulk.hold();
            bulk.post(mails, EVENT);
            bulk.sendTo(sink.port(0));
            seconds += bulk.awaitDone(mails);
        }
        return rounds * (mails - 1) / seconds;
    }

    private static long heap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
