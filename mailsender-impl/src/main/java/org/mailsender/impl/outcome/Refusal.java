// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.outcome;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailsender.store.Endpoint;
import org.mailsender.store.QueueEntry;

/**
 * A request that became no mail, as far as it could be read. Immutable.
 *
 * @param taken when it came
 * @param endpoint named in its transaction
 * @param sourceTopic topic of its event, "" for the service
 * @param via instances whose outcomes led to it
 * @param subject its subject, "" if it cannot be read
 * @param recipients those it named
 * @param messageKey its key against doubles
 * @param correlationId what outcome events hand on
 * @param property what is at fault: a property or key, or "spool" for trouble of our own
 * @param problem what is wrong with it and what to do
 */
public record Refusal(
        Instant taken,
        Endpoint endpoint,
        String sourceTopic,
        List<String> via,
        String subject,
        List<String> recipients,
        Optional<String> messageKey,
        Optional<Serializable> correlationId,
        String property,
        String problem) {

    /** A mail that waited, and whose file is damaged: nothing of it can be read. */
    static Refusal ofLost(QueueEntry entry, String problem) {
        return new Refusal(
                entry.taken(),
                Endpoint.NONE,
                "",
                List.of(),
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "spool",
                problem);
    }

    /**
     * Why, for people.
     *
     * @return one sentence that begins with what is at fault
     */
    public String error() {
        return property + ": " + problem;
    }
}
