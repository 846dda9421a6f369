// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each artifact names what it holds of others, all of it and nothing else. */
class NoticeTest {

    /** A line such as "  commons-io   Apache-2.0": what, and under which licence. */
    private static final Pattern ENTRY = Pattern.compile("(?m)^ {2}(\\S+)(?: \\([^)]*\\))? {2,}\\S.*$");

    /** The version is left out, which not all of them have in their names. */
    private static final Pattern END = Pattern.compile("(-\\d.*)?\\.jar$");

    @ParameterizedTest
    @ValueSource(strings = {"mailsender-impl", "mailsender-demo"})
    void aBundleNamesWhatItEmbeds(String module) throws IOException {
        String version = System.getProperty("mailsender.version");
        Path bundle = Path.of(System.getProperty("repository"), "org", "mailsender", module, version)
                .resolve(module + "-" + version + ".jar");

        assertEquals(new TreeSet<>(EmbeddedJars.in(bundle)), named(entry(bundle, "META-INF/NOTICE")));
        assertTrue(entry(bundle, "META-INF/LICENSE").contains("Apache License"));
    }

    @Test
    void theFelixArchiveNamesItsBundles() throws IOException {
        Path home = Path.of(System.getProperty("felix.home"));
        List<String> jars;
        try (Stream<Path> files = Files.walk(home)) {
            jars = files.map(file -> file.getFileName().toString()).toList();
        }

        assertEquals(foreign(jars), named(Files.readString(home.resolve("NOTICE"))));
    }

    @Test
    void theKarNamesItsBundles() throws IOException {
        Path kar = Path.of(System.getProperty("kar"));
        List<String> jars;
        try (ZipFile archive = new ZipFile(kar.toFile())) {
            jars = archive.stream().map(ZipEntry::getName).toList();
        }

        assertEquals(foreign(jars), named(entry(kar, "META-INF/NOTICE")));
    }

    private static SortedSet<String> foreign(Collection<String> files) {
        SortedSet<String> names = new TreeSet<>();
        for (String file : files) {
            String name = file.substring(file.lastIndexOf('/') + 1);
            if (name.endsWith(".jar") && !name.startsWith("mailsender-")) {
                names.add(END.matcher(name).replaceFirst(""));
            }
        }
        return names;
    }

    private static SortedSet<String> named(String notice) {
        SortedSet<String> names = new TreeSet<>();
        Matcher entries = ENTRY.matcher(notice);
        while (entries.find()) {
            names.add(entries.group(1));
        }
        return names;
    }

    private static String entry(Path archive, String name) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
