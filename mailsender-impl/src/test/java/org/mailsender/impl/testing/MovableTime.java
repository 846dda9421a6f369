// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.testing;

import java.time.Duration;
import java.time.Instant;
import org.mailsender.impl.threads.Moment;
import org.mailsender.impl.threads.Time;

/** Time that passes when a test says so, and whose wall clock a test may set. Thread-safe. */
public final class MovableTime implements Time {

    private Instant wall = Instant.parse("2026-11-22T12:00:00Z");
    private Moment now = new Moment(0);

    @Override
    public synchronized Instant wall() {
        return wall;
    }

    @Override
    public synchronized Moment now() {
        return now;
    }

    /** Lets time pass, on the wall too. */
    public synchronized MovableTime pass(Duration duration) {
        now = now.plus(duration);
        wall = wall.plus(duration);
        return this;
    }

    /** Sets the clock on the wall forward, or back. */
    public synchronized MovableTime setWall(Duration by) {
        wall = wall.plus(by);
        return this;
    }
}
