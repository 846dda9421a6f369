// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.shell;

import java.util.Collection;
import java.util.List;
import org.mailsender.Transaction;
import org.mailsender.management.InstanceStatus;
import org.mailsender.management.Management;
import org.mailsender.management.TransactionTotals;

/** Prints how instances are, and what they have done. */
final class InstanceTables {

    private InstanceTables() {}

    static void list(Screen screen, Collection<Management> instances) {
        if (instances.isEmpty()) {
            screen.line("There is no instance.");
            return;
        }
        List<InstanceStatus> all = instances.stream().map(Management::status).toList();
        ClusterColumns cluster = ClusterColumns.of(all);
        Table table = new Table(cluster.among("INSTANCE", "STATE", "SERVER", "QUEUED", "FAILED", "SENT", "LAST ERROR"));
        for (InstanceStatus status : all) {
            table.row((Object[]) cluster.among(
                    status,
                    status.instance(),
                    state(status),
                    status.server(),
                    String.valueOf(status.queued()),
                    String.valueOf(status.failed()),
                    String.valueOf(status.sent()),
                    status.lastError()));
        }
        table.print(screen);
        cluster.sentences(all).forEach(screen::line);
    }

    private static String state(InstanceStatus status) {
        if (!status.spoolTrouble().isEmpty()) {
            return "spool trouble";
        }
        return status.heldUntil()
                .map(until -> "held until " + Words.time(until))
                .orElse(status.enabled() ? "ready" : "disabled");
    }

    static void transactions(Screen screen, Collection<Management> instances) {
        Table table =
                new Table("TIME", "INSTANCE", "INTERFACE", "ENDPOINT", "OUTCOME", "RECIPIENTS", "SUBJECT", "MESSAGE");
        for (Management instance : instances) {
            instance.transactions().forEach(transaction -> add(table, transaction));
        }
        table.print(screen);
        instances.forEach(instance -> totals(screen, instance));
    }

    private static void add(Table table, Transaction transaction) {
        table.row(
                Words.time(transaction.timestamp()),
                transaction.instance(),
                transaction.interfaceName(),
                transaction.endpoint(),
                transaction.success() ? "Done" : "Failed",
                Words.addresses(List.copyOf(transaction.recipients())),
                transaction.subject(),
                transaction.message());
    }

    private static void totals(Screen screen, Management instance) {
        TransactionTotals totals = instance.totals();
        screen.line(instance.status().instance() + ": " + totals.succeeded() + " Done, " + totals.failed()
                + " Failed since " + Words.time(totals.since()));
    }
}
