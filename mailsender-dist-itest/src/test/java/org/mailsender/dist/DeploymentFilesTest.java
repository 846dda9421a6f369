// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files for services and containers, as far as they can be tried without systemd, Docker or Kubernetes. */
class DeploymentFilesTest {

    private static final String INSTALLED = "/opt/mailsender/";

    private final Path home = Path.of(System.getProperty("felix.home"));

    @TempDir
    Path folder;

    private String text(String file) throws IOException {
        return Files.readString(home.resolve(file));
    }

    private List<Map<?, ?>> documents(String file) throws IOException {
        Iterable<Object> all = new Load(LoadSettings.builder().build()).loadAllFromString(text(file));
        List<Map<?, ?>> documents = new ArrayList<>();
        all.forEach(document -> documents.add((Map<?, ?>) document));
        return documents;
    }

    private static Object at(Object node, String path) {
        Object found = node;
        for (String step : path.split("/")) {
            found = found instanceof List<?> list ? list.get(Integer.parseInt(step)) : ((Map<?, ?>) found).get(step);
        }
        return found;
    }

    /** What a file says lies below the folder of the installation must be in the archive, or be made by it. */
    private void assertThere(Object path) {
        String inside = String.valueOf(path);
        assertTrue(inside.startsWith(INSTALLED), inside);
        String name = inside.substring(INSTALLED.length()).replaceAll("/?\\.$", "");
        boolean madeLater = name.equals("data")
                || name.equals("secrets/smtp")
                || name.startsWith("etc/org.mailsender-")
                || Files.exists(home.resolve(name + ".off"));
        assertTrue(madeLater || Files.exists(home.resolve(name)), () -> inside + " is not in the archive");
    }

    @Test
    void theScriptIsExecutableAndOfPosix() throws Exception {
        assertTrue(Files.isExecutable(home.resolve("bin/mailsender")));
        assertEquals("", said("sh", "-n", home.resolve("bin/mailsender").toString()));
        assumeProgram("shellcheck");
        assertEquals(
                "",
                said("shellcheck", "-s", "sh", home.resolve("bin/mailsender").toString()));
    }

    @Test
    void systemdFindsNothingWrongWithTheUnit() throws Exception {
        String unit = text("service/mailsender.service");
        for (String key : List.of("WorkingDirectory=", "ExecStart=", "ReadWritePaths=")) {
            unit.lines()
                    .filter(line -> line.startsWith(key))
                    .forEach(line -> assertThere((line + "/.").substring(key.length())));
        }
        assumeProgram("systemd-analyze");
        Path here = Files.writeString(
                folder.resolve("mailsender.service"), unit.replace("/opt/mailsender", home.toString()));
        assertEquals("", said("systemd-analyze", "verify", "--man=no", here.toString()));
    }

    @Test
    void composeNamesWhatIsThere() throws Exception {
        Map<?, ?> compose = documents("docker/compose.yaml").get(0);
        Path docker = home.resolve("docker");

        assertTrue(Files.exists(docker.resolve("../" + at(compose, "services/mailsender/build/dockerfile"))));
        assertTrue(Files.exists(docker.resolve(String.valueOf(at(compose, "secrets/smtp/file")))));
        assertThere(at(compose, "services/mailsender/secrets/0/target"));
        for (Object volume : (List<?>) at(compose, "services/mailsender/volumes")) {
            String[] parts = String.valueOf(volume).split(":");
            assertThere(parts[1]);
            assertTrue(
                    parts[0].equals("data") || Files.exists(docker.resolve(parts[0])), () -> parts[0] + " is missing");
        }
        String configuration = text("docker/etc/org.mailsender-orders.cfg");
        assertTrue(configuration.contains("mailServer = mailpit") && configuration.contains("port = 1025"));
        assertTrue(String.valueOf(at(compose, "services/mailpit/image")).startsWith("axllent/mailpit:"));
    }

    @ParameterizedTest
    @CsvSource({"mailsender.yaml, 1", "many-nodes.yaml, 3"})
    void kubernetesStopsGracefullyProbesHealthAndKeepsTheSpool(String file, int replicas) throws Exception {
        List<Map<?, ?>> documents = documents("kubernetes/" + file);
        Map<?, ?> set = documents.get(2);
        Object pod = at(set, "spec/template/spec");
        Object container = at(pod, "containers/0");

        assertEquals(
                List.of("ConfigMap", "Secret", "StatefulSet"),
                documents.stream()
                        .limit(3)
                        .map(document -> document.get("kind"))
                        .toList());
        assertEquals(replicas, at(set, "spec/replicas"));
        assertEquals(60, at(pod, "terminationGracePeriodSeconds"));
        assertEquals("/health?tags=mailsender", at(container, "readinessProbe/httpGet/path"));
        TreeSet<String> mounted = new TreeSet<>();
        for (Object mount : (List<?>) at(container, "volumeMounts")) {
            mounted.add(String.valueOf(at(mount, "name")));
            if (!at(mount, "name").equals("tmp")) {
                assertThere(at(mount, "mountPath"));
            }
        }
        assertEquals(new TreeSet<>(List.of("configuration", "data", "secrets", "tmp")), mounted);
        assertEquals("data", at(set, "spec/volumeClaimTemplates/0/metadata/name"));
        String user = String.valueOf(at(pod, "securityContext/runAsUser"));
        assertTrue(text("docker/Dockerfile").contains("\nUSER " + user + ":" + user + "\n"), user);
    }

    private static void assumeProgram(String name) {
        boolean there = Stream.of("/usr/bin/", "/bin/", "/usr/local/bin/")
                .anyMatch(path -> Files.isExecutable(Path.of(path + name)));
        if (!there) {
            System.out.println("Left out: " + name + " is not installed here.");
        }
        Assumptions.assumeTrue(there, name);
    }

    private static String said(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? text : text + " failed";
    }
}
