// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.time.Duration;
import java.util.UUID;

/**
 * This node's right to send, for a time that it has to renew. It ends here a little earlier than in the database, so that
 * nobody else begins before. Thread-safe.
 */
final class Lease {

    /** What a mail under way may take to notice. */
    private static final Duration EARLY = Duration.ofMillis(500);

    private final String node;
    private final String incarnation = UUID.randomUUID().toString();
    private final Duration length;
    private volatile long validUntil = System.nanoTime();

    Lease(String node, Duration length) {
        this.node = node;
        this.length = length;
    }

    String node() {
        return node;
    }

    /** Tells this process from any other of the same name. */
    String incarnation() {
        return incarnation;
    }

    long millis() {
        return length.toMillis();
    }

    /** How often it is renewed. */
    Duration renewal() {
        return length.dividedBy(3);
    }

    boolean isValid() {
        return System.nanoTime() - validUntil < 0;
    }

    /** For how long it is valid yet. */
    long nanosLeft() {
        return validUntil - System.nanoTime();
    }

    /** Renewed by a statement that was sent at a moment, by {@link System#nanoTime}. */
    void renewed(long sent) {
        validUntil = sent + length.minus(EARLY).toNanos();
    }

    void lost() {
        validUntil = System.nanoTime();
    }
}
