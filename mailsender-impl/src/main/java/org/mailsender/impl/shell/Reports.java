// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.shell;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.mailsender.Transaction;
import org.mailsender.management.InstanceStatus;
import org.mailsender.management.MailStatus;
import org.mailsender.management.Management;
import org.mailsender.management.TransactionTotals;

/** Tables of what operators ask for. */
final class Reports {

    private Reports() {}

    static String instances(Collection<Management> instances) {
        Table table = new Table("INSTANCE", "STATE", "SERVER", "QUEUED", "FAILED", "SENT", "LAST ERROR");
        for (Management instance : instances) {
            InstanceStatus status = instance.status();
            table.row(
                    status.instance(),
                    state(status),
                    status.server(),
                    status.queued(),
                    status.failed(),
                    status.sent(),
                    status.lastError());
        }
        return table.toString();
    }

    private static String state(InstanceStatus status) {
        if (!status.spoolTrouble().isEmpty()) {
            return "spool trouble";
        }
        return status.heldUntil()
                .map(until -> "held until " + shown(until))
                .orElse(status.enabled() ? "ready" : "disabled");
    }

    static String mails(List<MailStatus> mails, String what) {
        if (mails.isEmpty()) {
            return "No mail " + what + ".";
        }
        Table table = new Table("ID", "TAKEN", "ATTEMPTS", "NEXT TRY", "RECIPIENTS", "SUBJECT", "LAST REPLY");
        for (MailStatus mail : mails) {
            table.row(
                    mail.id(),
                    shown(mail.taken()),
                    mail.attempts(),
                    mail.due().map(Reports::shown).orElse("-"),
                    String.join(",", mail.recipients()),
                    mail.subject(),
                    mail.error());
        }
        return table.toString();
    }

    static String transactions(Collection<Management> instances) {
        Table table = new Table("TIME", "INSTANCE", "INTERFACE", "ENDPOINT", "OUTCOME", "MESSAGE");
        for (Management instance : instances) {
            for (Transaction transaction : instance.transactions()) {
                table.row(
                        shown(transaction.timestamp()),
                        transaction.instance(),
                        transaction.interfaceName(),
                        transaction.endpoint(),
                        transaction.success() ? "Done" : "Failed",
                        transaction.message());
            }
        }
        return table + totals(instances);
    }

    private static String totals(Collection<Management> instances) {
        StringBuilder text = new StringBuilder();
        for (Management instance : instances) {
            TransactionTotals totals = instance.totals();
            text.append('\n')
                    .append(instance.status().instance())
                    .append(": ")
                    .append(totals.succeeded())
                    .append(" Done, ")
                    .append(totals.failed())
                    .append(" Failed since ")
                    .append(shown(totals.since()));
        }
        return text.toString();
    }

    private static String shown(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
