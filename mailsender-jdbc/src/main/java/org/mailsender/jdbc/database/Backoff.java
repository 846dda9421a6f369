// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.util.concurrent.ThreadLocalRandom;

/** How long to wait between tries to connect: from 100 ms to 2 s, spread so that nodes do not come together. */
final class Backoff {

    private static final long FIRST = 100;
    private static final long LONGEST = 2000;

    private long next = FIRST;

    /** In milliseconds. */
    long pause() {
        long pause = next / 2 + ThreadLocalRandom.current().nextLong(next / 2 + 1);
        next = Math.min(LONGEST, next * 2);
        return pause;
    }

    void reset() {
        next = FIRST;
    }
}
