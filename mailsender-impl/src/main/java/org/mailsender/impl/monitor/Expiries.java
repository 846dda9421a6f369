// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.monitor;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mailsender.management.Expiry;

/** What of an instance ends next, unless it is renewed by itself. Immutable. */
record Expiries(List<Expiry> all, Instant now) {

    /** What ends within this time, and is no concern of anybody, is renewed by itself. */
    private static final Duration SOON = Duration.ofDays(14);

    private static final double SECONDS_PER_DAY = Duration.ofDays(1).toSeconds();

    double days() {
        return next().map(next -> Duration.between(now, next.until()).toSeconds() / SECONDS_PER_DAY)
                .orElse(Double.NaN);
    }

    String sentence() {
        return next().map(next -> next.what() + " ends at " + next.until().truncatedTo(ChronoUnit.SECONDS))
                .orElse("");
    }

    private Optional<Expiry> next() {
        return all.stream()
                .filter(expiry -> expiry.urgent() || expiry.until().isAfter(now.plus(SOON)))
                .min(Comparator.comparing(Expiry::until));
    }
}
