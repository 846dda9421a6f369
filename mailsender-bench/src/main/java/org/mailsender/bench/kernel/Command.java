// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.kernel;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program of this machine, where it is installed. */
public final class Command {

    private Command() {}

    /**
     * Looks in the path, and where servers are.
     *
     * @param program its name
     * @return the file
     * @throws IOException if it is not installed
     */
    public static Path find(String program) throws IOException {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
        return Arrays.stream(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IOException(program + " is not installed"));
    }

    /**
     * Runs it to its end.
     *
     * @param command program and arguments
     * @throws IOException if it fails, or takes more than a minute
     * @throws InterruptedException if interrupted
     */
    public static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(command.get(0) + " failed: " + output.strip());
        }
    }
}
