// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.outcome;

/** What is counted of an instance's traffic. */
enum TrafficKind {
    /** A mail that was sent. */
    DONE(0),
    /** One that was given up, or a request that was refused. */
    FAILED(1),
    /** An attempt that failed for now. */
    DEFERRED(2);

    static final int COUNT = 3;

    private final int place;

    TrafficKind(int place) {
        this.place = place;
    }

    /** Where its count stands among those of a step. */
    int place() {
        return place;
    }
}
