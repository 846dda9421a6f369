// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.mailsender.Transaction;
import org.mailsender.store.Endpoint;

/** The record of one outcome, with its message cut to what a transaction may hold. Immutable. */
public record TransactionRecord(
        String instance,
        Endpoint place,
        boolean success,
        String message,
        String messageId,
        String subject,
        List<String> recipients,
        List<String> accepted,
        List<String> rejected,
        int attempts,
        Instant timestamp,
        Duration duration)
        implements Transaction {

    /** Cuts the message and copies the lists. */
    public TransactionRecord {
        message = message.length() <= MAX_MESSAGE_LENGTH ? message : cut(message);
        recipients = List.copyOf(recipients);
        accepted = List.copyOf(accepted);
        rejected = List.copyOf(rejected);
    }

    @Override
    public String endpoint() {
        return place.name();
    }

    @Override
    public String interfaceName() {
        return place.interfaceName();
    }

    private static String cut(String message) {
        boolean splitsCharacter = Character.isHighSurrogate(message.charAt(MAX_MESSAGE_LENGTH - 1));
        return message.substring(0, splitsCharacter ? MAX_MESSAGE_LENGTH - 1 : MAX_MESSAGE_LENGTH);
    }
}
