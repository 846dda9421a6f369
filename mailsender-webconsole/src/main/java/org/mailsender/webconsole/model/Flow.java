// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.model;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.mailsender.management.Management;
import org.mailsender.management.Traffic;
import org.mailsender.management.TrafficWindow;

/**
 * What came of the mails of one or several instances.
 *
 * @param window how far back, and how finely
 * @param from when it began
 * @param done for each step
 * @param failed for each step
 * @param deferred for each step
 */
public record Flow(TrafficWindow window, Instant from, List<Long> done, List<Long> failed, List<Long> deferred) {

    public static Flow of(Collection<Management> instances, TrafficWindow window, Instant now) {
        List<List<Traffic>> all =
                instances.stream().map(instance -> instance.traffic(window)).toList();
        Instant from = now.minus(window.step().multipliedBy(window.steps()));
        return new Flow(
                window,
                from,
                sums(all, window, Traffic::done),
                sums(all, window, Traffic::failed),
                sums(all, window, Traffic::deferred));
    }

    /** The last steps of all instances are the same. */
    private static List<Long> sums(List<List<Traffic>> all, TrafficWindow window, ToLongFunction<Traffic> figure) {
        return IntStream.range(0, window.steps())
                .mapToObj(step -> all.stream()
                        .mapToLong(traffic -> at(traffic, traffic.size() - window.steps() + step, figure))
                        .sum())
                .toList();
    }

    private static long at(List<Traffic> traffic, int step, ToLongFunction<Traffic> figure) {
        return step < 0 ? 0 : figure.applyAsLong(traffic.get(step));
    }

    /** When a step began. */
    public Instant at(int step) {
        return from.plus(window.step().multipliedBy(step));
    }
}
