// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.mailsender.management.ClusterStatus;
import org.mailsender.management.InstanceStatus;

/** What is to be said of an instance in one word, the worst first. */
public enum State {
    /** Its configuration cannot be used, and no former one goes on. */
    REFUSED(Level.TROUBLE),
    /** Mails are not durable beyond this node, although the queue is shared. */
    UNDURABLE(Level.TROUBLE),
    /** The disk gives trouble. */
    SPOOL(Level.TROUBLE),
    /** The queue rests as a whole. */
    HELD(Level.TROUBLE),
    /** The changed configuration cannot be used; the former one goes on. */
    OUTDATED(Level.WARNING),
    /** No node sends the mails of a shared queue. */
    UNSENT(Level.WARNING),
    /** Something of the nodes is to be mended. */
    WARNED(Level.WARNING),
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
        Optional<ClusterStatus> cluster = status.cluster();
        if (cluster.filter(nodes -> !nodes.trouble().isEmpty()).isPresent()) {
            return UNDURABLE;
        }
        if (!status.spoolTrouble().isEmpty()) {
            return SPOOL;
        }
        if (status.heldUntil().isPresent() || !status.heldBecause().isEmpty()) {
            return HELD;
        }
        if (refused) {
            return OUTDATED;
        }
        return cluster.flatMap(State::ofNodes).orElseGet(() -> ofMails(status, expiring, now));
    }

    private static Optional<State> ofNodes(ClusterStatus nodes) {
        if (nodes.sender().isEmpty()) {
            return Optional.of(UNSENT);
        }
        return nodes.warnings().isEmpty() ? Optional.empty() : Optional.of(WARNED);
    }

    private static State ofMails(InstanceStatus status, boolean expiring, Instant now) {
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
