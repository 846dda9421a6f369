// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** At most a number of mails in any sliding minute. Not thread-safe. */
final class RateLimit {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Deque<Instant> begun = new ArrayDeque<>();

    /**
     * When the next mail may begin.
     *
     * @param perMinute most mails in a minute, 0 for no limit
     * @param now the present
     * @return empty if it may begin now
     */
    Optional<Instant> nextSlot(int perMinute, Instant now) {
        if (perMinute == 0) {
            begun.clear();
            return Optional.empty();
        }
        Instant windowStart = now.minus(WINDOW);
        while (!begun.isEmpty() && !begun.peekFirst().isAfter(windowStart)) {
            begun.removeFirst();
        }
        if (begun.size() < perMinute) {
            return Optional.empty();
        }
        return begun.stream().skip(begun.size() - perMinute).findFirst().map(oldest -> oldest.plus(WINDOW));
    }

    void begin(int perMinute, Instant now) {
        if (perMinute > 0) {
            begun.addLast(now);
        }
    }
}
