// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import org.mailsender.impl.threads.Moment;
import org.mailsender.impl.threads.Time;
import org.mailsender.management.Expiry;
import org.mailsender.management.InstanceStatus;
import org.mailsender.management.Management;
import org.mailsender.management.Traffic;
import org.mailsender.management.TrafficWindow;

/** An instance at one moment, so that attributes that are read together belong together. Immutable. */
record Glance(Moment moment, Instant wall, InstanceStatus status, List<Traffic> traffic, List<Expiry> expiries) {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int STEPS_PER_MINUTE =
            (int) (60 / TrafficWindow.QUARTER_HOUR.step().toSeconds());

    static Glance at(Management management, Time time) {
        return new Glance(
                time.now(),
                time.wall(),
                management.status(),
                management.traffic(TrafficWindow.QUARTER_HOUR),
                management.expiries());
    }

    boolean isFresh(Time time) {
        return !time.now().isAfter(moment.plus(FRESH));
    }

    /** How many a minute in the last minutes: of all steps but the last the whole, of that one what has passed. */
    double perMinute(int minutes, ToLongFunction<Traffic> count) {
        List<Traffic> latest = traffic.subList(traffic.size() - minutes * STEPS_PER_MINUTE, traffic.size());
        long sum = latest.stream().mapToLong(count).sum();
        return sum * 60 / (double) Math.max(1, seconds(latest));
    }

    private long seconds(List<Traffic> steps) {
        long step = TrafficWindow.QUARTER_HOUR.step().toSeconds();
        long begun = Duration.between(steps.get(steps.size() - 1).from(), wall).toSeconds();
        return (steps.size() - 1) * step + Math.max(0, Math.min(step, begun));
    }

    long oldestAgeSeconds() {
        return status.oldest()
                .map(oldest -> Math.max(0, Duration.between(oldest, wall).toSeconds()))
                .orElse(0L);
    }
}
