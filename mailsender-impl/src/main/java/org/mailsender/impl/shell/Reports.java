// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.shell;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.mailsender.Transaction;
import org.mailsender.impl.delivery.Hold;
import org.mailsender.impl.instance.Instance;
import org.mailsender.impl.instance.Operations;
import org.mailsender.impl.instance.Operations.MailView;

/** Tables of what operators ask for. */
final class Reports {

    private Reports() {}

    static String instances(Collection<Instance> instances) throws IOException {
        Table table = new Table("INSTANCE", "STATE", "SERVER", "QUEUED", "FAILED", "SENT", "LAST ERROR");
        for (Instance instance : instances) {
            Operations operations = instance.operations();
            table.row(
                    operations.settings().instance(),
                    state(operations),
                    operations.settings().transport().server(),
                    operations.queuedCount(),
                    operations.failedCount(),
                    operations.figures().sent(),
                    operations.figures().lastError());
        }
        return table.toString();
    }

    private static String state(Operations operations) {
        if (!operations.figures().spoolTrouble().isEmpty()) {
            return "spool trouble";
        }
        Optional<Hold> hold = operations.hold();
        if (hold.isPresent()) {
            return "held until " + shown(hold.get().until());
        }
        return operations.settings().enabled() ? "ready" : "disabled";
    }

    static String mails(List<MailView> mails, String what) {
        if (mails.isEmpty()) {
            return "No mail " + what + ".";
        }
        Table table = new Table("ID", "TAKEN", "ATTEMPTS", "NEXT TRY", "RECIPIENTS", "SUBJECT", "LAST REPLY");
        for (MailView mail : mails) {
            table.row(
                    mail.id(),
                    shown(Instant.ofEpochMilli(Long.parseLong(mail.id(), Character.MAX_RADIX) / 1000)),
                    mail.attempts(),
                    mail.due().map(Reports::shown).orElse("-"),
                    String.join(",", mail.recipients()),
                    mail.subject(),
                    mail.error());
        }
        return table.toString();
    }

    static String transactions(Collection<Instance> instances) {
        Table table = new Table("TIME", "INSTANCE", "ENDPOINT", "OUTCOME", "MESSAGE");
        for (Instance instance : instances) {
            for (Transaction transaction : instance.operations().transactions()) {
                table.row(
                        shown(transaction.timestamp()),
                        transaction.instance(),
                        transaction.endpoint(),
                        transaction.success() ? "Done" : "Failed",
                        transaction.message());
            }
        }
        return table.toString();
    }

    private static String shown(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
