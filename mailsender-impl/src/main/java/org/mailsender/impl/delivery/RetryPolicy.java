// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.mailsender.impl.settings.RetrySettings;

/** When to try again (RFC 5321 4.5.4.1): pure arithmetic. */
final class RetryPolicy {

    /** Up to a fifth later, never sooner, so that mails deferred together do not come back together. */
    private static final double JITTER = 0.2;

    private static final int MOST_DOUBLINGS = 30;

    private RetryPolicy() {}

    /**
     * The time of the next attempt.
     *
     * @param settings delays and age
     * @param attempts attempts made, at least 1
     * @param accepted when the mail was taken
     * @param now the present
     * @param random between 0 and 1
     * @return empty if the mail is to be given up
     */
    static Optional<Instant> nextAttempt(
            RetrySettings settings, int attempts, Instant accepted, Instant now, double random) {
        Instant giveUp = accepted.plus(settings.maxAge());
        boolean neverRetry = settings.maxAge().isZero();
        if (neverRetry || !now.isBefore(giveUp)) {
            return Optional.empty();
        }
        Instant next = now.plus(delay(settings, attempts, random));
        return Optional.of(next.isBefore(giveUp) ? next : giveUp);
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
