// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.html;

import java.util.List;
import java.util.Locale;

/** The plane of a chart: where a value of a series stands in the picture. Immutable. */
final class Plot {

    static final int WIDTH = 340;
    static final int HEIGHT = 118;
    static final int LEFT = 34;
    static final int RIGHT = 334;
    static final int TOP = 8;
    static final int BOTTOM = 98;

    private final int steps;
    private final long top;

    /** A plane whose highest line is a round number that no value exceeds. */
    Plot(int steps, long most) {
        this.steps = steps;
        this.top = round(Math.max(most, 2));
    }

    private static long round(long most) {
        long unit = 1;
        while (unit * 10 < most) {
            unit *= 10;
        }
        for (long factor : List.of(2L, 4L, 6L, 8L, 10L)) {
            if (unit * factor >= most) {
                return unit * factor;
            }
        }
        return unit * 10;
    }

    long top() {
        return top;
    }

    double x(double step) {
        return LEFT + (RIGHT - LEFT) * step / steps;
    }

    double y(long value) {
        return BOTTOM - (double) (BOTTOM - TOP) * value / top;
    }

    /** So short that it fits beside the plane. */
    static String brief(long value) {
        if (value < 10_000) {
            return Long.toString(value);
        }
        return value < 10_000_000 ? value / 1000 + " k" : value / 1_000_000 + " M";
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
