// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.mailsender.management.Expiry;
import org.mailsender.management.InstanceOrder;
import org.mailsender.management.InstanceStatus;
import org.mailsender.management.Management;
import org.mailsender.management.RefusedConfiguration;

/**
 * All instances at one moment.
 *
 * @param rows trouble first, then by name
 */
public record Overview(List<Row> rows) {

    private static final Comparator<Row> TROUBLE_FIRST =
            Comparator.comparing((Row row) -> row.state().level()).thenComparing(Row::name, new InstanceOrder());

    public static Overview of(Registry registry, Instant now) {
        Map<String, RefusedConfiguration> refused = new LinkedHashMap<>();
        registry.refused().forEach(configuration -> refused.put(configuration.pid(), configuration));
        List<Row> rows = new ArrayList<>();
        for (Management management : registry.instances()) {
            InstanceStatus status = management.status();
            Optional<Expiry> urgent =
                    management.expiries().stream().filter(Expiry::urgent).findFirst();
            rows.add(Row.of(status, Optional.ofNullable(refused.remove(status.pid())), urgent, now));
        }
        refused.values().forEach(configuration -> rows.add(Row.of(configuration)));
        rows.sort(TROUBLE_FIRST);
        return new Overview(List.copyOf(rows));
    }

    public Overview filter(Optional<String> search, boolean errorsOnly) {
        return new Overview(rows.stream()
                .filter(row -> !errorsOnly || row.state().level().error())
                .filter(row -> search.isEmpty() || row.holds(search.get()))
                .toList());
    }

    public Optional<Row> row(String name) {
        return rows.stream().filter(row -> row.name().equals(name)).findFirst();
    }

    public long count(Level level) {
        return rows.stream().filter(row -> row.state().level() == level).count();
    }

    public long sum(ToLongFunction<InstanceStatus> figure) {
        return rows.stream()
                .flatMap(row -> row.status().stream())
                .mapToLong(figure)
                .sum();
    }
}
