// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What git knows of the project, copied as if it were to be released: with a version that is no snapshot. */
final class SourceTree {

    static final String RELEASED = "1.0.0";
    private static final String SNAPSHOT = RELEASED + "-SNAPSHOT";

    private SourceTree() {}

    static void copyTo(Path target) throws IOException {
        Path root = Path.of("..").toRealPath();
        for (String name : tracked(root)) {
            Path from = root.resolve(name);
            if (Files.isRegularFile(from)) {
                copy(from, target.resolve(name));
            }
        }
    }

    private static String[] tracked(Path root) throws IOException {
        Process git = new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
                .directory(root.toFile())
                .start();
        return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\0");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        if (from.endsWith("pom.xml")) {
            Files.writeString(to, Files.readString(from).replace(SNAPSHOT, RELEASED));
        } else {
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
