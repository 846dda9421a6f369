// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.time.Duration;
import org.mailsender.impl.threads.Moment;
import org.mailsender.impl.threads.Time;

/** Remembers that a server offers PIPELINING but cannot do it. For one instance and server. Thread-safe. */
public final class PipeliningMemory {

    private static final Duration MEMORY = Duration.ofHours(1);

    private final Time time;
    private volatile Moment brokenUntil = Moment.FIRST;

    /**
     * Trusts the server at first.
     *
     * @param time tells when to trust it again
     */
    public PipeliningMemory(Time time) {
        this.time = time;
    }

    boolean isTrusted() {
        return time.now().isAfter(brokenUntil);
    }

    void distrust() {
        brokenUntil = time.now().plus(MEMORY);
    }
}
