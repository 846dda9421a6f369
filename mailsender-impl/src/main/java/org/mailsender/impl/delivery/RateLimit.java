// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.mailsender.impl.threads.Moment;

/** At most a number of mails in any sliding minute. Not thread-safe. */
final class RateLimit {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Deque<Moment> begun = new ArrayDeque<>();
    private Moment uncountedUntil;

    /**
     * When the next mail may begin.
     *
     * @param perMinute most mails in a minute, 0 for no limit
     * @param now the present
     * @return empty if it may begin now
     */
    Optional<Moment> nextSlot(int perMinute, Moment now) {
        if (perMinute == 0) {
            begun.clear();
            return Optional.empty();
        }
        if (uncountedUntil != null) {
            Moment counted = uncountedUntil.plus(WINDOW);
            if (counted.isAfter(now)) {
                return Optional.of(counted);
            }
            uncountedUntil = null;
        }
        while (!begun.isEmpty() && !begun.peekFirst().plus(WINDOW).isAfter(now)) {
            begun.removeFirst();
        }
        if (begun.size() < perMinute) {
            return Optional.empty();
        }
        return begun.stream().skip(begun.size() - perMinute).findFirst().map(oldest -> oldest.plus(WINDOW));
    }

    /** When mails were begun that still count, the first one first. */
    List<Moment> begun() {
        return List.copyOf(begun);
    }

    /** Until when mails may have been begun that nobody has counted. */
    Optional<Moment> uncountedUntil() {
        return Optional.ofNullable(uncountedUntil);
    }

    /** Takes over what another sender has begun, and until when it may have begun more. */
    void restore(List<Moment> earlier, Optional<Moment> unknown) {
        begun.clear();
        begun.addAll(earlier);
        uncountedUntil = unknown.orElse(null);
    }

    /** One that was to begin did not. */
    void takeBack() {
        begun.pollLast();
    }

    void begin(int perMinute, Moment now) {
        if (perMinute > 0) {
            begun.addLast(now);
        }
    }
}
