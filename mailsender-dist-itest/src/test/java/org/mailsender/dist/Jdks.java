// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The JDKs of this machine, found where systems keep them and by the variables that build servers set. */
final class Jdks {

    private static final Path USUAL = Path.of("/usr/lib/jvm");

    /** Karaf 4.4 wants a security manager to be possible, and does not start where none is. */
    private static final int WITHOUT_SECURITY_MANAGER = 24;

    private Jdks() {}

    /** That of these tests. */
    static Path own() {
        return Path.of(System.getProperty("java.home"));
    }

    /** One of each version from 17 on, but the own: by version. */
    static SortedMap<Integer, Path> others() throws IOException {
        SortedMap<Integer, Path> found = new TreeMap<>();
        for (Map.Entry<String, String> variable : System.getenv().entrySet()) {
            if (variable.getKey().startsWith("JAVA_HOME")) {
                add(Path.of(variable.getValue()), found);
            }
        }
        if (Files.isDirectory(USUAL)) {
            try (Stream<Path> folders = Files.list(USUAL)) {
                for (Path folder : folders.toList()) {
                    add(folder, found);
                }
            }
        }
        found.remove(Runtime.version().feature());
        return found;
    }

    /** Those of the others that Karaf starts on. */
    static SortedMap<Integer, Path> othersForKaraf() throws IOException {
        return others().headMap(WITHOUT_SECURITY_MANAGER);
    }

    /** The own if Karaf starts on it, else the newest that it does start on; without any, the test is left out aloud. */
    static Path forKaraf() {
        if (Runtime.version().feature() < WITHOUT_SECURITY_MANAGER) {
            return own();
        }
        try {
            SortedMap<Integer, Path> enough = othersForKaraf();
            if (!enough.isEmpty()) {
                return enough.get(enough.lastKey());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String reason = "Karaf 4.4 does not start on JDK " + Runtime.version().feature()
                + ", and there is no older one from 17 on here.";
        System.out.println("Left out: " + reason);
        return Assumptions.abort(reason);
    }

    private static void add(Path home, Map<Integer, Path> found) throws IOException {
        Path release = home.resolve("release");
        if (!Files.exists(release) || !Files.isExecutable(home.resolve("bin/java"))) {
            return;
        }
        Properties properties = new Properties();
        try (var in = Files.newInputStream(release)) {
            properties.load(in);
        }
        String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
        int feature = Integer.parseInt(version.split("[.+-]", 2)[0]);
        if (feature >= 17) {
            found.putIfAbsent(feature, home);
        }
    }
}
