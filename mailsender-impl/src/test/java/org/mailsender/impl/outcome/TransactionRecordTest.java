// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailsender.Transaction;
import org.mailsender.store.Endpoint;

class TransactionRecordTest {

    /** One character to the reader, two in Java. */
    private static final String EMOJI = "\uD83D\uDCE7";

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aMessageIsCutToWhatATransactionMayHold(String what, String message, String expected) {
        assertEquals(expected, record(message, List.of()).message());
    }

    static Stream<Arguments> aMessageIsCutToWhatATransactionMayHold() {
        String almost = "x".repeat(Transaction.MAX_MESSAGE_LENGTH - 1);
        return Stream.of(
                Arguments.of("nothing to say", "", ""),
                Arguments.of("1022 characters", almost, almost),
                Arguments.of("1023 characters", almost + "y", almost + "y"),
                Arguments.of("1024 characters", almost + "yz", almost + "y"),
                Arguments.of("a pair that just fits", almost.substring(1) + EMOJI, almost.substring(1) + EMOJI),
                Arguments.of("a pair across the end", almost + EMOJI, almost),
                Arguments.of("a pair across the end, and more", almost + EMOJI + "z", almost),
                Arguments.of("a pair right behind the end", almost + "y" + EMOJI, almost + "y"));
    }

    @Test
    void theLimitIsThatOfTheAddInThatMailSenderReplaces() {
        assertEquals(1023, Transaction.MAX_MESSAGE_LENGTH);
    }

    @Test
    void listsAreCopiedAndCannotBeChanged() {
        List<String> addresses = new ArrayList<>(List.of("a@example.com"));
        Transaction transaction = record("sent", addresses);

        addresses.clear();

        for (List<String> list : List.of(transaction.recipients(), transaction.accepted(), transaction.rejected())) {
            assertEquals(List.of("a@example.com"), list);
            assertThrows(UnsupportedOperationException.class, list::clear);
        }
    }

    @Test
    void transactionsThatSayTheSameAreEqual() {
        assertEquals(record("sent", List.of("a@example.com")), record("sent", List.of("a@example.com")));
    }

    private static Transaction record(String message, List<String> addresses) {
        return new TransactionRecord(
                "orders",
                Endpoint.NONE,
                true,
                message,
                "<id@example.com>",
                "subject",
                addresses,
                addresses,
                addresses,
                1,
                Instant.EPOCH,
                Duration.ZERO);
    }
}
