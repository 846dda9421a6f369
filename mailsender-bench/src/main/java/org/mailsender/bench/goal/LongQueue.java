// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.goal;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mailsender.bench.FelixContainer;
import org.mailsender.bench.Scenarios;
import org.mailsender.bench.report.Quartiles;
import org.mailsender.bench.sink.SinkProcess;

/** What a queue of 100 000 mails costs: heap, the time of a restart, and the pace of sending. */
final class LongQueue implements Goals.Goal {

    private static final int MAILS = 100_000;
    private static final int SHORT_QUEUE = 100;
    private static final int ROUNDS = 20;
    private static final double MEGABYTE = 1024 * 1024;
    private static final Map<String, ?> EVENT = Map.of("message", Scenarios.text(1024));

    @Override
    public List<String> measure(Path work, SinkProcess sink) throws Exception {
        List<String> lines = new ArrayList<>();
        Path cache = work.resolve("felix");
        double rate;
        try (FelixContainer felix = new FelixContainer(cache);
                Bulk bulk = new Bulk(felix)) {
            rate = shortQueues(bulk, sink);
            bulk.hold();
            long before = heap();
            bulk.post(MAILS, EVENT);
            lines.add("Heap for " + MAILS + " queued mails: " + Quartiles.number((heap() - before) / MEGABYTE) + " MB");
        }
        long start = System.nanoTime();
        try (FelixContainer felix = new FelixContainer(cache);
                Bulk bulk = new Bulk(felix)) {
            bulk.post(1, EVENT);
            lines.add("From the start of the framework to the next mail on disk, with " + MAILS + " in the spool: "
                    + Quartiles.number((System.nanoTime() - start) / 1e9) + " s");
            bulk.sendTo(sink.port(0));
            double longRate = MAILS / bulk.awaitDone(MAILS + 1);
            lines.add("Pace with " + MAILS + " queued: " + Quartiles.number(longRate) + " mails/s, "
                    + Quartiles.number(longRate / rate) + " times that with " + SHORT_QUEUE + " queued ("
                    + Quartiles.number(rate) + ")");
        }
        return lines;
    }

    private static double shortQueues(Bulk bulk, SinkProcess sink) throws InterruptedException {
        List<Double> rates = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            bulk.hold();
            bulk.post(SHORT_QUEUE, EVENT);
            bulk.sendTo(sink.port(0));
            double rate = (SHORT_QUEUE - 1) / bulk.awaitDone(SHORT_QUEUE);
            if (round >= ROUNDS / 2) {
                rates.add(rate);
            }
        }
        return Quartiles.of(rates).median();
    }

    private static long heap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
