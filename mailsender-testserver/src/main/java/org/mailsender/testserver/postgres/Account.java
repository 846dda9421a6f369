// SPDX-License-Identifier: Apache-2.0
package org.mailsender.testserver.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The operating-system user that PostgreSQL runs as, which refuses root: Debian's {@code postgres} where this process is
 * root's, else this process's own. Immutable.
 *
 * @param changed whether it is another user than this process's
 */
record Account(boolean changed) {

    private static final String NAME = "postgres";

    static Account unprivileged() {
        return new Account("root".equals(System.getProperty("user.name")));
    }

    /** Runs programs as this user; the process started is the program itself, none between. */
    List<String> running(List<String> line) {
        if (!changed) {
            return line;
        }
        List<String> as =
                new ArrayList<>(List.of("setpriv", "--reuid=" + NAME, "--regid=" + NAME, "--init-groups", "--"));
        as.addAll(line);
        return as;
    }

    /** An empty folder of this user, that nobody else may enter. */
    Path temporaryFolder() throws IOException {
        // Below a folder that everybody may enter, which a build's need not be.
        Path folder = Files.createTempDirectory("mailsender-postgres");
        own(folder);
        return folder;
    }

    private void own(Path path) throws IOException {
        if (changed) {
            Files.setOwner(
                    path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NAME));
        }
    }

    /** Writes a file of this user. */
    Path write(Path file, String content) throws IOException {
        Files.writeString(file, content);
        own(file);
        return file;
    }
}
