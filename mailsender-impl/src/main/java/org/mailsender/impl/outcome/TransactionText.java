// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.outcome;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailsender.Transaction;

/**
 * Transactions as lines of text: the totals first, then one line for each, the oldest first. A line that is damaged is
 * left out. Immutable.
 *
 * @param totals how many there were
 * @param transactions the last of them, the oldest first
 */
record TransactionText(Totals totals, List<Transaction> transactions) {

    String write() {
        StringBuilder text = new StringBuilder(new FormFields()
                .put("succeeded", Long.toString(totals.succeeded()))
                .put("failed", Long.toString(totals.failed()))
                .put("since", totals.since().toString())
                .text());
        transactions.forEach(transaction -> text.append('\n').append(TransactionFormat.write(transaction)));
        return text.append('\n').toString();
    }

    /** Empty if nothing can be read. */
    static Optional<TransactionText> read(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        List<Transaction> transactions = new ArrayList<>();
        lines.subList(1, lines.size())
                .forEach(line -> TransactionFormat.read(line).ifPresent(transactions::add));
        return totals(lines.get(0)).map(totals -> new TransactionText(totals, transactions));
    }

    private static Optional<Totals> totals(String line) {
        try {
            FormFields fields = FormFields.of(line);
            return Optional.of(new Totals(
                    Long.parseLong(fields.first("succeeded")),
                    Long.parseLong(fields.first("failed")),
                    Instant.parse(fields.first("since"))));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
