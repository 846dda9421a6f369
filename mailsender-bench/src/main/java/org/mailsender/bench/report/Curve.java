// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.report;

import java.util.ArrayList;
import java.util.List;

/**
 * How something grows. The slope between logarithms is the power of growth: 0 is as much for any number, 1 is
 * proportional, 2 is four times as much for twice as many. Not thread-safe.
 */
public final class Curve {

    private final List<Double> logX = new ArrayList<>();
    private final List<Double> logY = new ArrayList<>();

    /**
     * Adds a point.
     *
     * @param x how many, above 0
     * @param y how much; without effect if it is not above 0
     */
    public void add(double x, double y) {
        if (y > 0) {
            logX.add(Math.log(x));
            logY.add(Math.log(y));
        }
    }

    /**
     * The slope of the line that fits best (least squares).
     *
     * @return the power of growth, NaN with fewer than two points
     */
    public double slope() {
        double meanX = mean(logX);
        double meanY = mean(logY);
        double product = 0;
        double square = 0;
        for (int i = 0; i < logX.size(); i++) {
            product += (logX.get(i) - meanX) * (logY.get(i) - meanY);
            square += (logX.get(i) - meanX) * (logX.get(i) - meanX);
        }
        return product / square;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}
