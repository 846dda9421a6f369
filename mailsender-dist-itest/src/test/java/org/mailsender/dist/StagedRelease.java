// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The folder that a release is staged in, as RELEASING.md makes it. */
final class StagedRelease {

    private final Path folder;

    private StagedRelease(Path folder) {
        this.folder = folder;
    }

    /** Builds a release in a folder of its own; signed if there is a key. */
    static StagedRelease build(Path tree, Map<String, String> environment) throws IOException, InterruptedException {
        SourceTree.copyTo(tree);
        MavenRun.in(tree, environment, "-Prelease", "-DskipTests", "-DskipChecks", "clean", "verify");
        return new StagedRelease(tree.resolve("target/release"));
    }

    Path folder() {
        return folder;
    }

    /** All its files, as paths below it. */
    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .sorted()
                    .toList();
        }
    }

    /** Those that are published for their own sake, not to check others by. */
    List<Path> artifacts() throws IOException {
        return files().stream().filter(file -> !isCheck(file.toString())).toList();
    }

    private static boolean isCheck(String file) {
        return file.contains("maven-metadata")
                || Stream.of(".asc", ".md5", ".sha1", ".sha256", ".sha512").anyMatch(file::endsWith);
    }
}
