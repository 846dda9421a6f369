// SPDX-License-Identifier: Apache-2.0
package org.mailsender.testserver.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The programs of PostgreSQL as Debian lays them out. Immutable.
 *
 * @param folder where they are
 */
public record PostgresBinaries(Path folder) {

    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

    /**
     * Those of the newest version here; installs Debian's package when there is none and this process may.
     *
     * @return the programs
     * @throws PostgresMissingException if there are none, with what is in the way
     */
    public static PostgresBinaries obtain() throws PostgresMissingException {
        Optional<PostgresBinaries> here = newest();
        if (here.isPresent()) {
            return here.get();
        }
        DebianPackages.install("postgresql");
        return newest().orElseThrow(() -> new PostgresMissingException("there are no programs in " + VERSIONS));
    }

    private static Optional<PostgresBinaries> newest() {
        if (!Files.isDirectory(VERSIONS)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(VERSIONS)) {
            return versions.filter(version -> version.getFileName().toString().matches("[0-9]+"))
                    .sorted(Comparator.comparing(PostgresBinaries::number).reversed())
                    .map(version -> version.resolve("bin"))
                    .filter(folder -> Files.isExecutable(folder.resolve("postgres")))
                    .map(PostgresBinaries::new)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(Path version) {
        return Integer.parseInt(version.getFileName().toString());
    }

    /** The path of one of them. */
    String program(String name) {
        return folder.resolve(name).toString();
    }
}
