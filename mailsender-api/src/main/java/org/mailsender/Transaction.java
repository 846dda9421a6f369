// SPDX-License-Identifier: Apache-2.0
package org.mailsender;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The record of one outcome, for monitoring. Immutable.
 *
 * @param instance name of the instance
 * @param endpoint the configured endpoint, or ""
 * @param success true for Done, false for Failed
 * @param message one sentence about the outcome, at most {@value #MAX_MESSAGE_LENGTH} characters
 * @param messageId the mail's Message-ID, or "" if the request was refused before it had one
 * @param subject the mail's subject with its prefix
 * @param recipients all intended recipients
 * @param accepted the recipients that the server took
 * @param rejected the recipients given up, each as {@code address: reply}
 * @param attempts attempts made
 * @param timestamp when the outcome was known
 * @param duration time between taking the request and the outcome
 */
public record Transaction(
        String instance,
        String endpoint,
        boolean success,
        String message,
        String messageId,
        String subject,
        List<String> recipients,
        List<String> accepted,
        List<String> rejected,
        int attempts,
        Instant timestamp,
        Duration duration) {

    /** Longest {@link #message()}, in characters; a longer one is cut. */
    public static final int MAX_MESSAGE_LENGTH = 1023;

    /** Cuts the message and copies the lists. */
    public Transaction {
        message = message.length() <= MAX_MESSAGE_LENGTH ? message : cut(message);
        recipients = List.copyOf(recipients);
        accepted = List.copyOf(accepted);
        rejected = List.copyOf(rejected);
    }

    private static String cut(String message) {
        boolean splitsCharacter = Character.isHighSurrogate(message.charAt(MAX_MESSAGE_LENGTH - 1));
        return message.substring(0, splitsCharacter ? MAX_MESSAGE_LENGTH - 1 : MAX_MESSAGE_LENGTH);
    }
}
