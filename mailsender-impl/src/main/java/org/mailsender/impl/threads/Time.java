// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.threads;

import java.time.Clock;
import java.time.Instant;

/**
 * Tells the time, in two ways. The wall clock is for what is stored or shown; it may be set, forward and back. Whatever
 * is awaited or measured goes by the steady time, which only ever goes forward. Thread-safe.
 */
public interface Time {

    /**
     * The wall clock.
     *
     * @return what people read
     */
    Instant wall();

    /**
     * The steady time.
     *
     * @return not to be compared across processes
     */
    Moment now();

    /**
     * What the wall clock will show at a moment, if nobody sets it.
     *
     * @param moment past or to come
     * @return for people
     */
    default Instant wallAt(Moment moment) {
        return wall().plus(now().until(moment));
    }

    /**
     * The time of this machine.
     *
     * @return what the bundle uses outside of tests
     */
    static Time system() {
        Clock clock = Clock.systemUTC();
        long begin = System.nanoTime();
        return new Time() {
            @Override
            public Instant wall() {
                return clock.instant();
            }

            @Override
            public Moment now() {
                return new Moment(System.nanoTime() - begin);
            }
        };
    }
}
