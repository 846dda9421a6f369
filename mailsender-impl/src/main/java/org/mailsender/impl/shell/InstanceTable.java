// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.shell;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import org.mailsender.management.InstanceOrder;
import org.mailsender.management.InstanceStatus;
import org.mailsender.management.Management;
import org.mailsender.management.RefusedConfiguration;

/**
 * Prints how instances are, and below them which configurations are refused. Immutable.
 *
 * @param atWork the instances by name
 * @param refused configurations that cannot be used: of instances at work, or of others
 */
record InstanceTable(SortedMap<String, Management> atWork, Collection<RefusedConfiguration> refused) {

    private static final Comparator<List<String>> BY_NAME =
            Comparator.comparing((List<String> row) -> row.get(0), new InstanceOrder());

    void print(Screen screen) {
        List<InstanceStatus> all =
                atWork.values().stream().map(Management::status).toList();
        ClusterColumns cluster = ClusterColumns.of(all);
        List<List<String>> rows = new ArrayList<>();
        all.forEach(status -> rows.add(List.of(cluster.among(status, cells(status)))));
        refused.stream()
                .map(InstanceTable::name)
                .filter(name -> !atWork.containsKey(name))
                .forEach(name -> rows.add(List.of(cluster.amongNone(name, "refused", "-", "-", "-", "-", ""))));
        if (rows.isEmpty()) {
            screen.line("There is no instance.");
            return;
        }
        Table table = new Table(cluster.among("INSTANCE", "STATE", "SERVER", "QUEUED", "FAILED", "SENT", "LAST ERROR"));
        rows.stream().sorted(BY_NAME).forEach(row -> table.row(row.toArray()));
        table.print(screen);
        cluster.sentences(all).forEach(screen::line);
        refused.stream()
                .sorted(Comparator.comparing(InstanceTable::name, new InstanceOrder()))
                .forEach(configuration -> screen.line(sentence(configuration)));
    }

    private static String[] cells(InstanceStatus status) {
        return new String[] {
            status.instance(),
            state(status),
            status.server(),
            String.valueOf(status.queued()),
            String.valueOf(status.failed()),
            String.valueOf(status.sent()),
            status.lastError()
        };
    }

    private static String state(InstanceStatus status) {
        if (!status.spoolTrouble().isEmpty()) {
            return "spool trouble";
        }
        return status.heldUntil()
                .map(until -> "held until " + Words.time(until))
                .orElse(status.enabled() ? "ready" : "disabled");
    }

    private String sentence(RefusedConfiguration configuration) {
        String goesOn = atWork.containsKey(configuration.instance()) ? ", and what was there before goes on" : "";
        String instance = configuration.instance().isEmpty() ? "" : configuration.instance() + ": ";
        return instance + "the configuration " + configuration.pid() + " is refused since "
                + Words.time(configuration.since()) + goesOn + ": " + configuration.reason();
    }

    private static String name(RefusedConfiguration configuration) {
        return configuration.instance().isEmpty() ? configuration.pid() : configuration.instance();
    }
}
