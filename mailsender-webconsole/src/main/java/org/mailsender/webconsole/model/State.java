// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.mailsender.management.InstanceStatus;

/** What is to be said of an instance in one word, the worst first. */
public enum State {
    /** Its configuration cannot be used, and no former one goes on. */
    REFUSED(Level.TROUBLE),
    /** The disk gives trouble. */
    SPOOL(Level.TROUBLE),
    /** The queue rests as a whole. */
    HELD(Level.TROUBLE),
    /** The changed configuration cannot be used; the former one goes on. */
    OUTDATED(Level.WARNING),
    /** Mails were given up and not yet dropped. */
    FAILED(Level.WARNING),
    /** The oldest mail waits for longer than a mail should. */
    LATE(Level.WARNING),
    /** A certificate ends soon. */
    EXPIRING(Level.WARNING),
    /** It does not take events. */
    DISABLED(Level.OFF),
    READY(Level.FINE);

    private static final Duration LONG = Duration.ofMinutes(10);

    private final Level level;

    State(Level level) {
        this.level = level;
    }

    static State of(InstanceStatus status, boolean refused, boolean expiring, Instant now) {
        if (!status.spoolTrouble().isEmpty()) {
            return SPOOL;
        }
        if (status.heldUntil().isPresent() || !status.heldBecause().isEmpty()) {
            return HELD;
        }
        if (refused) {
            return OUTDATED;
        }
        if (status.failed() > 0) {
            return FAILED;
        }
        if (status.oldest().filter(oldest -> oldest.plus(LONG).isBefore(now)).isPresent()) {
            return LATE;
        }
        if (expiring) {
            return EXPIRING;
        }
        return status.enabled() ? READY : DISABLED;
    }

    public Level level() {
        return level;
    }

    /** Its text. */
    public String key() {
        return "state." + name().toLowerCase(Locale.ROOT);
    }
}
