// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.expiry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailsender.impl.threads.Moment;
import org.mailsender.impl.threads.Time;
import org.mailsender.management.Expiry;

/** What is to be warned of: everything urgent once a day at most, but a successor at once. Thread-safe. */
public final class DailyWarnings {

    private static final Duration DAY = Duration.ofDays(1);

    private final Time time;
    /** Guarded by this: by what ends. */
    private final Map<String, Told> told = new HashMap<>();

    private record Told(Instant until, Moment at) {}

    /**
     * Has warned of nothing yet.
     *
     * @param time tells when a day has passed
     */
    public DailyWarnings(Time time) {
        this.time = time;
    }

    /**
     * Sorts out what was told already, and takes the rest for told.
     *
     * @param present all that ends
     * @return a sentence each
     */
    public synchronized List<String> due(List<? extends Expiry> present) {
        told.keySet().retainAll(present.stream().map(Expiry::what).toList());
        List<String> due = new ArrayList<>();
        for (Expiry expiry : present) {
            if (expiry.urgent() && !isTold(expiry)) {
                told.put(expiry.what(), new Told(expiry.until(), time.now()));
                due.add(Ending.sentence(expiry, time.wall()) + "; have it renewed.");
            }
        }
        return due;
    }

    private boolean isTold(Expiry expiry) {
        Told before = told.get(expiry.what());
        return before != null
                && before.until().equals(expiry.until())
                && before.at().plus(DAY).isAfter(time.now());
    }
}
