// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.testing;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Names of files that a process without a UTF-8 locale cannot write; the build gives the tests one where there is one. */
public final class FileNames {

    private FileNames() {}

    /** Skips the test, aloud, where this process has no way to write such a name. */
    public static void assumePossible(String name) {
        try {
            Path unused = Path.of(name);
        } catch (InvalidPathException e) {
            String reason = "no file can be called " + name + " here, for want of the locale C.UTF-8";
            System.out.println("Left out: " + reason);
            Assumptions.abort(reason);
        }
    }
}
