// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.report;

import java.util.List;
import java.util.Map;
import org.mailsender.bench.kernel.SystemCalls;

/**
 * What was measured in one scenario.
 *
 * @param scenario its name
 * @param results of those who took part, ours first
 * @param absent who did not, and why
 */
public record Comparison(String scenario, List<Result> results, Map<String, String> absent) {

    /**
     * As a table of Markdown.
     *
     * @return lines
     */
    public String table() {
        StringBuilder table = new StringBuilder("### ").append(scenario).append("\n\n");
        table.append("| sender | mails/s | MailSender is faster by | round trips per mail | CPU ms per mail |"
                + " system calls per mail |\n");
        table.append("|---|---:|---:|---:|---:|---:|\n");
        for (Result result : results) {
            table.append("| ").append(result.peer());
            table.append(" | ").append(result.rate());
            table.append(" | ").append(results.get(0).times(result));
            table.append(" | ").append(Quartiles.number(result.roundTrips().median()));
            table.append(" | ").append(Quartiles.number(result.cpuMillis().median()));
            table.append(" | ")
                    .append(Quartiles.number(
                            result.systemCalls().map(SystemCalls::perMail).orElse(Double.NaN)));
            table.append(" |\n");
        }
        results.stream()
                .filter(result -> result.systemCalls().isPresent())
                .limit(1)
                .forEach(result -> table.append("\nSystem calls of ")
                        .append(result.peer())
                        .append(" per mail: ")
                        .append(result.systemCalls().orElseThrow())
                        .append(".\n"));
        absent.forEach((peer, reason) -> table.append("\nLeft out: ")
                .append(peer)
                .append(", ")
                .append(reason)
                .append(".\n"));
        return table.toString();
    }
}
