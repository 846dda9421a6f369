// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.shell;

import java.util.Collection;
import java.util.List;
import org.mailsender.Transaction;
import org.mailsender.management.Management;
import org.mailsender.management.TransactionTotals;

/** Prints what instances have done. */
final class TransactionTable {

    private TransactionTable() {}

    static void print(Screen screen, Collection<Management> instances) {
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
