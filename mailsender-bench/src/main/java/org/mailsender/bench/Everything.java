// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mailsender.bench.goal.Goals;

/** The comparison and then all goals, each in a JVM of its own, for what one leaves behind would be the other's cost. */
public final class Everything {

    private Everything() {}

    /**
     * Runs both with the options of this JVM.
     *
     * @param args none
     * @throws IOException if a JVM does not start
     * @throws InterruptedException if interrupted
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        int failed = 0;
        for (Class<?> part : List.of(Bench.class, Goals.class)) {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString()));
            command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), part.getName()));
            failed |= new ProcessBuilder(command).inheritIO().start().waitFor();
        }
        System.exit(failed);
    }
}
