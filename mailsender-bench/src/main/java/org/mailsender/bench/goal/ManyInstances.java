// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.goal;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.mailsender.bench.FelixContainer;
import org.mailsender.bench.Scenario;
import org.mailsender.bench.report.Quartiles;
import org.mailsender.bench.sink.SinkProcess;

/** What 1 000 idle instances cost beside one: threads and heap. */
final class ManyInstances implements Goals.Goal {

    private static final int INSTANCES = 1000;

    @Override
    public List<String> measure(Path work, SinkProcess sink) throws Exception {
        try (FelixContainer felix = new FelixContainer(work.resolve("felix"))) {
            create(felix, sink, 0);
            int threadsWithOne = settledThreads();
            long heapWithOne = heap();
            long start = System.nanoTime();
            for (int i = 1; i < INSTANCES; i++) {
                create(felix, sink, i);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            int threads = settledThreads();
            return List.of(INSTANCES + " idle instances: " + threads + " threads of the JVM, with one "
                    + threadsWithOne + "; " + Quartiles.number((heap() - heapWithOne) / 1024.0 / INSTANCES)
                    + " KB of heap each; created in " + Quartiles.number(seconds) + " s");
        }
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
