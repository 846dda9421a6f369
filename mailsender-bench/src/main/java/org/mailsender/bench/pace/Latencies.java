// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.pace;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.mailsender.bench.report.Quartiles;

/** How long the same thing took, from when it was due, with three significant digits. Thread-safe. */
public final class Latencies {

    private static final int DIGITS = 3;

    private final Histogram nanos = new ConcurrentHistogram(DIGITS);

    /**
     * Adds one that ends now.
     *
     * @param dueNanos when it was due, by {@code System.nanoTime()}
     */
    public void ended(long dueNanos) {
        add(System.nanoTime() - dueNanos);
    }

    /**
     * Adds one.
     *
     * @param latencyNanos how long it took, at least 0
     */
    public void add(long latencyNanos) {
        nanos.recordValue(latencyNanos);
    }

    /**
     * The latency that so many do not exceed.
     *
     * @param percentile 0 to 100
     * @return microseconds
     */
    public double micros(double percentile) {
        return nanos.getValueAtPercentile(percentile) / 1e3;
    }

    /**
     * As cells of a table.
     *
     * @param name what took that long
     * @return name, p50, p99, p99.9, the longest, and how many there were; microseconds
     */
    public String row(String name) {
        return "| " + name + " | " + Quartiles.number(micros(50)) + " | " + Quartiles.number(micros(99)) + " | "
                + Quartiles.number(micros(99.9)) + " | " + Quartiles.number(nanos.getMaxValue() / 1e3) + " | "
                + nanos.getTotalCount() + " |";
    }
}
