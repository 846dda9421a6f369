// SPDX-License-Identifier: Apache-2.0
package org.mailsender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aQute.bnd.differ.Baseline;
import aQute.bnd.differ.DiffPluginImpl;
import aQute.bnd.osgi.FileResource;
import aQute.bnd.osgi.Instructions;
import aQute.bnd.osgi.Jar;
import aQute.bnd.osgi.Processor;
import aQute.bnd.service.diff.Delta;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API can grow by a minor version (semantic versioning, as bnd's baseline judges it). */
class GrowthTest {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Path CLASSES = Path.of("target", "classes");

    @TempDir
    private Path scratch;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org/mailsender/MailSender",
                "org/mailsender/Transaction",
                "org/mailsender/management/Management",
                "org/mailsender/management/InstanceStatus",
                "org/mailsender/management/ClusterStatus",
                "org/mailsender/management/MailStatus",
                "org/mailsender/management/ServerStatus",
                "org/mailsender/management/MailContent",
                "org/mailsender/management/MailPart",
                "org/mailsender/management/Traffic",
                "org/mailsender/management/Expiry",
                "org/mailsender/management/RefusedConfiguration"
            })
    void aFurtherMethodOfWhatMailSenderHandsOutIsAMinorChange(String type) throws Exception {
        String source = Files.readString(SOURCES.resolve(type + ".java"));

        assertEquals(Delta.MINOR, change(type, source, withAFurtherMethod(source)));
    }

    @Test
    void withoutProviderTypeItWouldBeAMajorChange() throws Exception {
        String type = "org/mailsender/Transaction";
        String source = Files.readString(SOURCES.resolve(type + ".java")).replace("@ProviderType", "");

        assertEquals(Delta.MAJOR, change(type, source, withAFurtherMethod(source)));
    }

    private static String withAFurtherMethod(String source) {
        return source.substring(0, source.lastIndexOf('}')) + "String added();\n}\n";
    }

    private Delta change(String type, String before, String after) throws Exception {
        String packageName = type.substring(0, type.lastIndexOf('/')).replace('/', '.');
        try (Processor reporter = new Processor();
                Jar older = api(type, before, scratch.resolve("older"));
                Jar newer = api(type, after, scratch.resolve("newer"))) {
            return new Baseline(reporter, new DiffPluginImpl())
                    .baseline(newer, older, new Instructions()).stream()
                            .filter(info -> info.packageName.equals(packageName))
                            .findFirst()
                            .orElseThrow()
                            .packageDiff
                            .getDelta();
        }
    }

    /** The bundle as built, with another version of one type. */
    private static Jar api(String type, String source, Path folder) throws IOException {
        Path file = folder.resolve(type + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", classPath(), "-d", folder.toString(), file.toString());
        assertEquals(0, result, "the changed type compiles");
        Path changed = folder.resolve(type + ".class");
        assertTrue(Files.exists(changed));
        Jar jar = new Jar(CLASSES.toFile());
        jar.putResource(type + ".class", new FileResource(changed));
        return jar;
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }
}
