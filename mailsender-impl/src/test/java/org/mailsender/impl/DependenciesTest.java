// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing is depended on without a reason that is written down. */
class DependenciesTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern PROPERTY = Pattern.compile("<([a-z0-9.]+)\\.version>[^<$]");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| (.+) \\|$");

    private static List<Path> poms() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return Stream.concat(Stream.of(ROOT), modules)
                    .map(folder -> folder.resolve("pom.xml"))
                    .filter(Files::exists)
                    .toList();
        }
    }

    private static Set<String> found(Pattern pattern, Path file) throws IOException {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(Files.readString(file));
        while (matcher.find()) {
            assertTrue(found.add(matcher.group(1)), () -> matcher.group(1) + " is there twice");
        }
        return found;
    }

    @Test
    void eachDependencyHasItsReasonAndNoReasonIsLeftOver() throws IOException {
        Set<String> depended = new TreeSet<>();
        for (Path pom : poms()) {
            depended.addAll(found(PROPERTY, pom));
        }

        assertTrue(depended.contains("jsoup") && depended.contains("jmh"), depended::toString);
        assertEquals(depended, found(ROW, ROOT.resolve("docs").resolve("dependencies.md")));
    }
}
