// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.report;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What MailSender is to reach in a scenario.
 *
 * @param scenario its name, whole
 * @param ours which of MailSender's results
 * @param theirs names of those it is compared with, whole; without a match nothing is compared
 * @param figure what is compared
 * @param limit for the ratio, or for the figure itself
 */
record Target(String scenario, String ours, Pattern theirs, Figure figure, double limit) {

    /** What is compared. */
    enum Figure {
        /** Mails in a second, at least so many times theirs. */
        RATE,
        /** Processor time of a mail, at most so many times theirs. */
        PROCESSOR,
        /** Round trips of a mail, at most so many. */
        ROUND_TRIPS
    }

    /** A row of Markdown for each result that it is compared with. */
    List<String> rows(Comparison comparison) {
        if (!comparison.scenario().equals(scenario)) {
            return List.of();
        }
        return comparison.results().stream()
                .filter(result -> result.peer().equals(ours))
                .flatMap(own -> comparison.results().stream()
                        .filter(other -> theirs.matcher(other.peer()).matches())
                        .map(other -> row(own, other)))
                .toList();
    }

    private String row(Result own, Result other) {
        return switch (figure) {
            case RATE -> {
                Quartiles ratio = own.times(other);
                yield row("mails/s against " + other.peer(), ratio + " ×", "≥ ", ratio.median() >= limit);
            }
            case PROCESSOR -> {
                double ratio = own.cpuMillis().median() / other.cpuMillis().median();
                yield row(
                        "processor time against " + other.peer(), Quartiles.number(ratio) + " ×", "≤ ", ratio <= limit);
            }
            case ROUND_TRIPS -> {
                double trips = own.roundTrips().median();
                yield row("round trips", Quartiles.number(trips), "≤ ", trips <= limit);
            }
        };
    }

    private String row(String what, String measured, String sign, boolean met) {
        return "| " + scenario + " | " + ours + " | " + what + " | " + measured + " | " + sign + Quartiles.number(limit)
                + " | " + (met ? "met" : "missed") + " |";
    }
}
