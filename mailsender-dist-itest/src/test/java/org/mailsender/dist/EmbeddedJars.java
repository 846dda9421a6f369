// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;

/** The libraries that a bundle holds. */
final class EmbeddedJars {

    private EmbeddedJars() {}

    /** Their artifact ids, by which the bundle calls them. */
    static List<String> in(Path bundle) throws IOException {
        try (ZipFile jar = new ZipFile(bundle.toFile())) {
            return jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("lib/") && name.endsWith(".jar"))
                    .map(name -> name.substring("lib/".length(), name.length() - ".jar".length()))
                    .toList();
        }
    }
}
