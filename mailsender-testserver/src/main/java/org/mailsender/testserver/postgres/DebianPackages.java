// SPDX-License-Identifier: Apache-2.0
package org.mailsender.testserver.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Installs what tests run against, by the script that the real mail servers are installed by, too. */
final class DebianPackages {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private DebianPackages() {}

    static void install(String name) throws PostgresMissingException {
        try {
            Path work = Files.createTempDirectory("mailsender-install");
            Path script = work.resolve("packages.sh");
            try (InputStream text =
                    DebianPackages.class.getResourceAsStream("/org/mailsender/testserver/packages.sh")) {
                Files.copy(text, script, StandardCopyOption.REPLACE_EXISTING);
            }
            Command.Result result = new Command(
                            List.of("bash", "-euc", ". \"$0\"; install_packages \"$@\"", script.toString(), name),
                            Map.of("WORK", work.toString()))
                    .run(PATIENCE);
            Folders.delete(work);
            if (result.status() != 0) {
                throw new PostgresMissingException(result.lastLine());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
