// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.report;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** How steady the machine itself was: the same arithmetic, timed before each round. */
public final class Noise {

    private static final int STEPS = 20_000_000;

    private final List<Double> millis = new ArrayList<>();
    private final double loadAtStart =
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    private long state = 1;

    /** Times the arithmetic once. */
    public void sample() {
        long start = System.nanoTime();
        for (int i = 0; i < STEPS; i++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
        }
        millis.add((System.nanoTime() - start) / 1e6);
    }

    @Override
    public String toString() {
        Quartiles quartiles = Quartiles.of(millis);
        double spread = 100 * (quartiles.upper() - quartiles.lower()) / quartiles.median();
        return "Noise: the same arithmetic took " + quartiles + " ms, a spread of " + Quartiles.number(spread)
                + " % between the quartiles; load average at the start " + Quartiles.number(loadAtStart) + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, Java " + Runtime.version()
                + (state == 0 ? "!" : ".");
    }
}
