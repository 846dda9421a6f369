// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the poster wrote down: a line for each event it posted, and for each that it heard of. */
final class Witness {

    private static final String LAST_LINE = "end of posting";

    private final Path file;

    Witness(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean hasEnded() {
        List<String> lines = lines();
        return !lines.isEmpty() && lines.get(lines.size() - 1).equals(LAST_LINE);
    }

    /** How often posting has come to its end. */
    long ends() {
        return lines().stream().filter(LAST_LINE::equals).count();
    }

    /** All that was said with these words in front, as often as it was. */
    List<String> all(String prefix) {
        return lines().stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()).split(" ")[0])
                .toList();
    }

    Set<String> distinct(String prefix) {
        return all(prefix).stream().collect(Collectors.toCollection(TreeSet::new));
    }

    /** The longest that posting an event took, in milliseconds. */
    long slowest() {
        return slowestOf("posted ");
    }

    /** The same for the events of an instance: in an earlier test this process may have been frozen while it posted. */
    long slowest(String instance) {
        return slowestOf("posted " + instance + ' ');
    }

    private long slowestOf(String prefix) {
        return lines().stream()
                .filter(line -> line.startsWith(prefix))
                .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                .max()
                .orElse(0);
    }
}
