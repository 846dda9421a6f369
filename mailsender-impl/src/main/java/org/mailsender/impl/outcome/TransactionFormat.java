// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.outcome;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.mailsender.Transaction;
import org.mailsender.store.Endpoint;

/** One transaction as one line of text. */
final class TransactionFormat {

    private TransactionFormat() {}

    static String write(Transaction transaction) {
        FormFields fields = new FormFields()
                .put("instance", transaction.instance())
                .put("interface", transaction.interfaceName())
                .put("endpoint", transaction.endpoint())
                .put("success", Boolean.toString(transaction.success()))
                .put("message", transaction.message())
                .put("messageId", transaction.messageId())
                .put("subject", transaction.subject())
                .put("attempts", Integer.toString(transaction.attempts()))
                .put("timestamp", transaction.timestamp().toString())
                .put("duration", transaction.duration().toString());
        transaction.recipients().forEach(recipient -> fields.put("recipient", recipient));
        transaction.accepted().forEach(recipient -> fields.put("accepted", recipient));
        transaction.rejected().forEach(recipient -> fields.put("rejected", recipient));
        return fields.text();
    }

    /** Empty if it is damaged. */
    static Optional<Transaction> read(String line) {
        try {
            FormFields fields = FormFields.of(line);
            return Optional.of(new TransactionRecord(
                    fields.first("instance"),
                    new Endpoint(fields.first("interface"), fields.first("endpoint")),
                    Boolean.parseBoolean(fields.first("success")),
                    fields.first("message"),
                    fields.first("messageId"),
                    fields.first("subject"),
                    fields.all("recipient"),
                    fields.all("accepted"),
                    fields.all("rejected"),
                    Integer.parseInt(fields.first("attempts")),
                    Instant.parse(fields.first("timestamp")),
                    Duration.parse(fields.first("duration"))));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
