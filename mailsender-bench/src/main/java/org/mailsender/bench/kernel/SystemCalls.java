// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.kernel;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mailsender.bench.report.Quartiles;

/**
 * How often a process asked the kernel for what.
 *
 * @param counts by the call's name
 * @param mails that were sent meanwhile
 */
public record SystemCalls(Map<String, Long> counts, int mails) {

    private static final int TOLD = 8;
    private static final int CALLS_COLUMN = 3;

    /**
     * Reads what {@code strace -c} writes.
     *
     * @param summary its lines
     * @param mails that were sent meanwhile
     * @return the counts
     */
    static SystemCalls of(List<String> summary, int mails) {
        Map<String, Long> counts = new TreeMap<>();
        for (String line : summary) {
            String[] columns = line.strip().split("\\s+");
            String name = columns[columns.length - 1];
            if (columns.length > CALLS_COLUMN + 1 && columns[CALLS_COLUMN].matches("\\d+") && !name.equals("total")) {
                counts.put(name, Long.valueOf(columns[CALLS_COLUMN]));
            }
        }
        return new SystemCalls(counts, mails);
    }

    /**
     * All of them.
     *
     * @return for each mail
     */
    public double perMail() {
        return counts.values().stream().mapToLong(Long::longValue).sum() / (double) mails;
    }

    /** The most frequent ones, for each mail. */
    @Override
    public String toString() {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(TOLD)
                .map(call -> call.getKey() + " " + Quartiles.number(call.getValue() / (double) mails))
                .collect(Collectors.joining(", "));
    }
}
