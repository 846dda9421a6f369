// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** All that MailSender is to reach beside the others, and whether it did in this run. */
public final class Targets {

    private static final String OURS = "MailSender";
    private static final Pattern JVM =
            Pattern.compile("Transport\\.send|Angus, reused|Spring|Camel|Simple Java Mail, pool|Vert\\.x");
    private static final Pattern SOURCE = Pattern.compile("smtp-source");
    private static final Pattern EVERYBODY = Pattern.compile("(?!MailSender).*");
    private static final Pattern FASTEST = Pattern.compile("Vert\\.x|Nodemailer, pool|Angus, reused");
    private static final Pattern REUSED = Pattern.compile("Angus, reused");
    private static final Pattern ITSELF = Pattern.compile(OURS);

    private static final List<Target> ALL = List.of(
            rate("1 KB text, loopback", OURS, FASTEST, 1.1),
            rate("1 KB text, loopback", OURS + ", 4 senders", EVERYBODY, 2),
            new Target("1 KB text, loopback", OURS, REUSED, Target.Figure.PROCESSOR, 0.9),
            rate("20 KB HTML, loopback", OURS, SOURCE, 0.8),
            rate("1 MB attachment, loopback", OURS, SOURCE, 0.75),
            rate("1 MB attachment, loopback", OURS, JVM, 1.3),
            rate("50 MB attachment, loopback", OURS, SOURCE, 0.75),
            rate("50 MB attachment, loopback", OURS, JVM, 1.3),
            roundTrips("1 KB text, 20 ms"),
            roundTrips("20 KB HTML, 20 ms"),
            roundTrips("1 KB text, 10 recipients, 20 ms"));

    private Targets() {}

    private static Target rate(String scenario, String ours, Pattern theirs, double least) {
        return new Target(scenario, ours, theirs, Target.Figure.RATE, least);
    }

    private static Target roundTrips(String scenario) {
        return new Target(scenario, OURS, ITSELF, Target.Figure.ROUND_TRIPS, 1.05);
    }

    /**
     * Compares.
     *
     * @param comparisons of this run
     * @return a table of Markdown, without rows for what did not take part
     */
    public static String table(List<Comparison> comparisons) {
        List<String> lines =
                new ArrayList<>(List.of("| case | who | what | measured | goal | |", "|---|---|---|---:|---:|---|"));
        ALL.forEach(target -> comparisons.forEach(comparison -> lines.addAll(target.rows(comparison))));
        return String.join("\n", lines) + "\n";
    }
}
