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
 */
public record Handover(Optional<HeldQueue> hold, List<Instant> recent) {

    /** Nothing to know. */
    public static final Handover NOTHING = new Handover(Optional.empty(), List.of());
}
