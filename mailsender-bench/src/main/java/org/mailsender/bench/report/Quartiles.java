// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.report;

import java.util.List;
import java.util.Locale;

/**
 * Median and quartiles of some samples.
 *
 * @param lower a quarter of the samples is below
 * @param median half of them is below
 * @param upper a quarter is above
 */
public record Quartiles(double lower, double median, double upper) {

    /**
     * Computes them, with linear interpolation.
     *
     * @param samples at least one
     * @return their quartiles
     */
    public static Quartiles of(List<Double> samples) {
        List<Double> sorted = samples.stream().sorted().toList();
        return new Quartiles(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
    }

    private static double at(List<Double> sorted, double share) {
        double position = share * (sorted.size() - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (position - below) * (sorted.get(above) - sorted.get(below));
    }

    @Override
    public String toString() {
        return number(median) + " (" + number(lower) + " to " + number(upper) + ")";
    }

    /**
     * Three significant digits, as far as they stand after the point.
     *
     * @param value to print, NaN if it is not known
     * @return for people
     */
    public static String number(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        String format = Math.abs(value) >= 100 ? "%.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
