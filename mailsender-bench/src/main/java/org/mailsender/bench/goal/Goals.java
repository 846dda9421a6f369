// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.goal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.mailsender.bench.Certificates;
import org.mailsender.bench.Scenarios;
import org.mailsender.bench.sink.SinkProcess;

/** Measures what is not a comparison of rates: long queues, many instances, large mails, sending by itself. */
public final class Goals {

    /** One thing to measure. */
    @FunctionalInterface
    interface Goal {

        /**
         * Measures it.
         *
         * @param work an empty folder
         * @param sink takes the mails
         * @return lines for people
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
        List<Goal> goals = List.of(new SendingAlone(), new LongQueue(), new ManyInstances(), new LargeMail());
        for (Goal goal : goals) {
            if (wanted.matcher(goal.getClass().getSimpleName()).find()) {
                // A sink of its own for each: the one before may still be closing connections.
                try (SinkProcess sink = new SinkProcess(key, Scenarios.ROUND_TRIPS)) {
                    goal.measure(Files.createTempDirectory(work, "goal"), sink)
                            .forEach(line -> System.out.printf(Locale.ROOT, "- %s%n", line));
                }
            }
        }
        System.exit(0);
    }
}
