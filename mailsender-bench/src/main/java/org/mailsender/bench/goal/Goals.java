// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.goal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.mailsender.bench.Certificates;
import org.mailsender.bench.Scenarios;
import org.mailsender.bench.sink.SinkProcess;

/** Measures what is not a comparison of rates: latencies, a cold mail, sending by itself, large mails, and growth. */
public final class Goals {

    /** One thing to measure. */
    @FunctionalInterface
    interface Goal {

        /**
         * Measures it.
         *
         * @param work an empty folder
         * @param sink takes the mails
         * @return lines for people, those of a table beginning with a bar
         * @throws Exception if it cannot be measured
         */
        List<String> measure(Path work, SinkProcess sink) throws Exception;
    }

    private Goals() {}

    /**
     * Runs all of them, or those that the property {@code bench.scenarios} names.
     *
     * @param args none
     * @throws Exception if one cannot be measured
     */
    public static void main(String[] args) throws Exception {
        Pattern wanted = Pattern.compile(System.getProperty("bench.scenarios", "."));
        Path work = Files.createDirectories(Path.of(System.getProperty("bench.work")));
        Path key = Certificates.create(work);
        List<Goal> goals = List.of(
                new HandlerTime(),
                new ColdMail(),
                new SendingAlone(),
                new LargeMail(),
                new ManyRecipients(),
                new LongQueue(),
                new ManyInstances());
        StringBuilder report = new StringBuilder();
        for (Goal goal : goals) {
            String name = goal.getClass().getSimpleName();
            if (wanted.matcher(name).find()) {
                String section = "### " + name + "\n\n" + measure(goal, work, key);
                System.out.println(section);
                report.append(section).append('\n');
            }
        }
        Files.writeString(work.resolve("goals.md"), report);
        System.exit(0);
    }

    /** A sink of its own for each: the one before may still be closing connections. */
    private static String measure(Goal goal, Path work, Path key) throws IOException {
        StringBuilder section = new StringBuilder();
        boolean table = false;
        try (SinkProcess sink = new SinkProcess(key, Scenarios.ROUND_TRIPS)) {
            for (String line : goal.measure(Files.createTempDirectory(work, "goal"), sink)) {
                if (table && !line.startsWith("|")) {
                    section.append('\n');
                }
                table = line.startsWith("|");
                section.append(table ? "" : "- ").append(line).append('\n');
            }
        } catch (Exception e) {
            // The others are worth their hour all the same.
            section.append("- Left out: ")
                    .append(e)
                    .append(" at ")
                    .append(e.getStackTrace()[0])
                    .append('\n');
        }
        return section.toString();
    }
}
