// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Remembers that a server offers PIPELINING but cannot do it. For one instance and server. Thread-safe. */
public final class PipeliningMemory {

    private static final Duration MEMORY = Duration.ofHours(1);

    private final Clock clock;
    private volatile Instant brokenUntil = Instant.MIN;

    /**
     * Trusts the server at first.
     *
     * @param clock tells when to trust it again
     */
    public PipeliningMemory(Clock clock) {
        this.clock = clock;
    }

    boolean isTrusted() {
        return clock.instant().isAfter(brokenUntil);
    }

    void distrust() {
        brokenUntil = clock.instant().plus(MEMORY);
    }
}
