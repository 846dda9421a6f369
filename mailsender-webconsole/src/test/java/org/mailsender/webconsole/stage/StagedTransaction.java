// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.mailsender.Transaction;

/** A transaction as a test wants it. */
record StagedTransaction(
        String instance,
        String endpoint,
        String interfaceName,
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

    static Transaction of(String instance, boolean success, String subject, String message, Instant at) {
        return new StagedTransaction(
                instance,
                "WebShop",
                "Versand",
                success,
                message,
                "<1@example.com>",
                subject,
                List.of("erika.mustermann@example.com", "lager@example.com"),
                success ? List.of("erika.mustermann@example.com", "lager@example.com") : List.of("lager@example.com"),
                success ? List.of() : List.of("erika.mustermann@example.com: 550 5.1.1 no such user"),
                1,
                at,
                Duration.ofMillis(120));
    }
}
