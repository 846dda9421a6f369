// SPDX-License-Identifier: Apache-2.0
package org.mailsender.testserver.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL's own client. Immutable.
 *
 * @param binaries its program
 * @param login who asks
 * @param port of the server
 */
record Psql(PostgresBinaries binaries, Login login, int port) {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** The rows, a line each, columns parted by |; the first error ends it. */
    String demand(String... arguments) {
        List<String> line = new ArrayList<>(List.of(
                binaries.program("psql"),
                "-XAtq",
                "-v",
                "ON_ERROR_STOP=1",
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(port),
                "-U",
                login.user(),
                "-d",
                "postgres"));
        line.addAll(List.of(arguments));
        return new Command(line, login.environment()).demand(PATIENCE);
    }

    void script(String text) {
        try {
            Path file = Files.createTempFile("mailsender-script", ".sql");
            Files.writeString(file, text);
            demand("-f", file.toString());
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
