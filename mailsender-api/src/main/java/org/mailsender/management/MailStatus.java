// SPDX-License-Identifier: Apache-2.0
package org.mailsender.management;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A mail as operators see it. Immutable.
 *
 * @param id by which it is retried and dropped
 * @param taken when its event came
 * @param subject its subject
 * @param recipients those that do not have it yet
 * @param attempts attempts made
 * @param due when it may be tried next, empty if it has failed
 * @param error why the last attempt did not end it, "" before the first
 */
public record MailStatus(
        String id,
        Instant taken,
        String subject,
        List<String> recipients,
        int attempts,
        Optional<Instant> due,
        String error) {

    /** Copies the list. */
    public MailStatus {
        recipients = List.copyOf(recipients);
    }
}
