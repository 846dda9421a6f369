// SPDX-License-Identifier: Apache-2.0
package org.mailsender.store;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the queue needs to know of a mail besides its text; stored in front of it, never sent. Immutable.
 *
 * @param accepted when the request was taken
 * @param envelope who sends it to whom
 * @param messageId the mail's Message-ID
 * @param subject the mail's subject, decoded
 * @param endpoint named in its transaction
 * @param sourceTopic topic of the event that asked for it, "" for the service
 * @param messageKey its key against doubles
 * @param correlationId what outcome events hand on
 * @param via instances whose outcomes led to it
 */
public record MailRecord(
        Instant accepted,
        Envelope envelope,
        String messageId,
        String subject,
        Endpoint endpoint,
        String sourceTopic,
        Optional<String> messageKey,
        Optional<Serializable> correlationId,
        List<String> via) {}
