// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.mail;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The sentence about a text that is no path names who is to blame. */
class FilePathsTest {

    /** Runs in a process of its own, whose locale is not ours. */
    public static void main(String... arguments) {
        try {
            System.out.print(Path.of("\u00dcbersicht.pdf"));
        } catch (InvalidPathException e) {
            System.out.print(FilePaths.complaint("\u00dcbersicht.pdf", e));
        }
    }

    @Test
    void aNameThatOnlyTheLocaleForbidsBlamesTheLocale() throws IOException {
        assumeTrue(File.separatorChar == '/', "only Unix takes the encoding of file names from the locale");
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FilePathsTest.class.getName());
        java.environment().put("LC_ALL", "C");
        String said = new String(java.start().getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

        assertTrue(said.contains("sun.jnu.encoding=ANSI_X3.4-1968"), said);
        assertTrue(said.contains("LC_ALL=C.UTF-8"), said);
    }

    @Test
    void aNameThatIsNoneAnywhereBlamesTheName() {
        InvalidPathException trouble = assertThrows(InvalidPathException.class, () -> Path.of("a\0b"));

        assertTrue(FilePaths.complaint("a\0b", trouble).startsWith("'a?b' is no valid path: "));
    }
}
