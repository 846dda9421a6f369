// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.goal;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.mailsender.bench.FelixContainer;
import org.mailsender.bench.Scenario;
import org.mailsender.bench.report.Growth;
import org.mailsender.bench.sink.SinkProcess;

/** What 1 to 1 000 idle instances cost: the time of a start, heap, and threads. */
final class ManyInstances implements Goals.Goal {

    private static final int MOST = 1000;
    private static final double KILOBYTE = 1024;

    @Override
    public List<String> measure(Path work, SinkProcess sink) throws Exception {
        Growth growth = new Growth("instances", "s from start to the last one's service", "KB of heap each", "threads");
        Path cache = work.resolve("felix");
        int there = 0;
        for (int instances = 1; instances <= MOST; instances *= 10) {
            long without;
            try (FelixContainer felix = new FelixContainer(cache)) {
                for (; there < instances; there++) {
                    create(felix, sink, there);
                }
            }
            // What the JVM keeps of a framework that has stopped is not theirs.
            without = heap();
            long start = System.nanoTime();
            try (FelixContainer felix = new FelixContainer(cache)) {
                for (int i = 0; i < instances; i++) {
                    felix.awaitInstance("idle" + i);
                }
                double seconds = (System.nanoTime() - start) / 1e9;
                int threads = settledThreads();
                growth.add(instances, seconds, (heap() - without) / KILOBYTE / instances, threads);
            }
        }
        return growth.lines();
    }

    private static void create(FelixContainer felix, SinkProcess sink, int number) {
        felix.configure(
                "idle" + number, Map.of("mailServer", "127.0.0.1", "port", sink.port(0), "sender", Scenario.SENDER));
    }

    /** Threads that were needed meanwhile go by and by. */
    private static int settledThreads() throws InterruptedException {
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < 70; i++) {
            Thread.sleep(1000);
            least = Math.min(least, ManagementFactory.getThreadMXBean().getThreadCount());
        }
        return least;
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
