// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.time.Duration;
import java.util.Optional;
import org.mailsender.impl.settings.RetrySettings;

/** When to try again (RFC 5321 4.5.4.1): pure arithmetic. */
final class RetryPolicy {

    /** Up to a fifth later, never sooner, so that mails deferred together do not come back together. */
    private static final double JITTER = 0.2;

    private static final int MOST_DOUBLINGS = 30;

    private RetryPolicy() {}

    /**
     * The pause before the next attempt.
     *
     * @param settings delays and age
     * @param attempts attempts made, at least 1
     * @param age time since the mail was taken
     * @param random between 0 and 1
     * @return empty if the mail is to be given up
     */
    static Optional<Duration> pause(RetrySettings settings, int attempts, Duration age, double random) {
        if (isTooOld(settings, age)) {
            return Optional.empty();
        }
        Duration left = settings.maxAge().minus(age);
        Duration delay = delay(settings, attempts, random);
        return Optional.of(delay.compareTo(left) < 0 ? delay : left);
    }

    /** Whether a mail of an age gets no further attempt; an age of zero as the limit means: never retry. */
    static boolean isTooOld(RetrySettings settings, Duration age) {
        return age.compareTo(settings.maxAge()) >= 0;
    }

    /** The delay after a number of failed attempts. */
    static Duration delay(RetrySettings settings, int attempts, double random) {
        long factor = 1L << Math.min(attempts - 1, MOST_DOUBLINGS);
        long millis = Math.min(
                Math.multiplyExact(settings.firstDelay().toMillis(), factor),
                settings.longestDelay().toMillis());
        return Duration.ofMillis(millis + (long) (millis * JITTER * random));
    }
}
