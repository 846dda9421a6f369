// SPDX-License-Identifier: Apache-2.0
package org.mailsender.testserver.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program with its arguments, which is run to its end. Immutable.
 *
 * @param line the program and its arguments
 * @param environment what is added to this process's
 */
record Command(List<String> line, Map<String, String> environment) {

    /**
     * What a program left.
     *
     * @param status its exit status
     * @param output all that it printed
     */
    record Result(int status, String output) {

        String lastLine() {
            return output.substring(output.lastIndexOf('\n') + 1);
        }
    }

    /** Runs it; after this time it is killed, and counts as failed. */
    Result run(Duration atMost) {
        try {
            // A pipe would be held open by whatever the program leaves running.
            Path output = Files.createTempFile("mailsender-command", ".log");
            Process process = builder()
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            String printed = Files.readString(output, StandardCharsets.UTF_8).strip();
            Files.delete(output);
            return ended
                    ? new Result(process.exitValue(), printed)
                    : new Result(-1, printed + "\nkilled after " + atMost.toSeconds() + " s");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + line.get(0) + " ran", e);
        }
    }

    /** Runs it, and returns what it printed. */
    String demand(Duration atMost) {
        Result result = run(atMost);
        if (result.status() != 0) {
            throw new IllegalStateException(String.join(" ", line) + " failed: " + result.output());
        }
        return result.output();
    }

    ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(line).directory(Path.of("/").toFile());
        builder.environment().putAll(environment);
        return builder;
    }
}
