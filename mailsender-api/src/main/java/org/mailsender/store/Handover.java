// SPDX-License-Identifier: Apache-2.0
package org.mailsender.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the next sender of a queue must know of the present one. Immutable.
 *
 * @param hold why the queue rests, empty if it does not
 * @param recent when mails of the last minute were begun, by the wall clock, the oldest first; empty if nothing limits
 *     them; unmodifiable
 * @param unknownUntil until when a sender that died may have begun mails that nobody has counted, by the wall clock; empty
 *     if all are in {@code recent}
 */
public record Handover(Optional<HeldQueue> hold, List<Instant> recent, Optional<Instant> unknownUntil) {

    /** Nothing to know. */
    public static final Handover NOTHING = new Handover(Optional.empty(), List.of(), Optional.empty());

    /**
     * Of a sender that could tell all of it.
     *
     * @param hold why the queue rests, empty if it does not
     * @param recent when mails of the last minute were begun
     */
    public Handover(Optional<HeldQueue> hold, List<Instant> recent) {
        this(hold, recent, Optional.empty());
    }
}
