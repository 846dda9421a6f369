// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the Maven that runs these tests, on another folder. */
final class MavenRun {

    private static final Path MAVEN = Path.of(System.getProperty("maven.home"), "bin", "mvn");

    private MavenRun() {}

    static void in(Path folder, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(MAVEN.toString(), "-B", "-q", "-ntp"));
        command.addAll(List.of(arguments));
        Path log = folder.resolveSibling(folder.getFileName() + ".log");
        ProcessBuilder maven = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // Its script would take the folder of the outer build for the root of this one.
        maven.environment().remove("MAVEN_PROJECTBASEDIR");
        maven.environment().remove("MAVEN_CMD_LINE_ARGS");
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        maven.environment().putAll(environment);
        int status = maven.start().waitFor();
        if (status != 0) {
            throw new AssertionError(
                    String.join(" ", command) + " ended with " + status + ":\n" + Files.readString(log));
        }
    }
}
