// SPDX-License-Identifier: Apache-2.0
package org.mailsender.management;

import java.time.Duration;

/** How far back, and how finely, traffic is told. */
public enum TrafficWindow {
    /** The last 15 minutes by 10 seconds. */
    QUARTER_HOUR(Duration.ofSeconds(10), 90),
    /** The last hour by minutes. */
    HOUR(Duration.ofMinutes(1), 60),
    /** The last day by 15 minutes. */
    DAY(Duration.ofMinutes(15), 96);

    private final Duration step;
    private final int steps;

    TrafficWindow(Duration step, int steps) {
        this.step = step;
        this.steps = steps;
    }

    /**
     * How long each step is.
     *
     * @return whole seconds
     */
    public Duration step() {
        return step;
    }

    /**
     * How many steps there are.
     *
     * @return at least 1
     */
    public int steps() {
        return steps;
    }
}
