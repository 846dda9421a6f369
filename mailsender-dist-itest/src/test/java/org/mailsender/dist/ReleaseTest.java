// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.testserver.SmtpTestServer;

/** What would be published, built as RELEASING.md tells. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleaseTest {

    private static final List<String> PUBLISHED = List.of(
            "mailsender",
            "mailsender-api",
            "mailsender-dist",
            "mailsender-impl",
            "mailsender-jdbc",
            "mailsender-webconsole");

    private Path folder;
    private ThrowawayKey key;
    private StagedRelease release;
    private StagedRelease again;

    @BeforeAll
    void buildTwice(@TempDir Path scratch) throws Exception {
        folder = scratch;
        key = new ThrowawayKey();
        release = StagedRelease.build(folder.resolve("one"), Map.of("MAVEN_GPG_KEY", key.armored()));
        again = StagedRelease.build(folder.resolve("another/folder"), Map.of());
    }

    private Path artifact(String module, String rest) {
        return release.folder()
                .resolve("org/mailsender")
                .resolve(module)
                .resolve(SourceTree.RELEASED)
                .resolve(module + "-" + SourceTree.RELEASED + rest);
    }

    @Test
    void onlyWhatIsForUsersIsPublished() throws Exception {
        assertEquals(
                PUBLISHED,
                release.artifacts().stream()
                        .map(file -> file.getName(2).toString())
                        .distinct()
                        .sorted()
                        .toList());
        assertEquals(
                List.of(),
                release.artifacts().stream()
                        .filter(file -> file.toString().contains("-tests"))
                        .toList());
    }

    @Test
    void everyBundleComesWithSourcesDocumentationAndABillOfMaterials() throws Exception {
        for (String module : List.of("mailsender-api", "mailsender-impl", "mailsender-jdbc", "mailsender-webconsole")) {
            for (String rest : List.of(".pom", ".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json")) {
                assertTrue(Files.exists(artifact(module, rest)), () -> module + rest);
            }
        }
        for (String rest : List.of("-felix.zip", "-features.xml", "-example.cfg", "-jdbc.cfg")) {
            assertTrue(Files.exists(artifact("mailsender-dist", rest)), rest);
        }
    }

    @Test
    void theBillOfMaterialsNamesWhatIsEmbedded() throws Exception {
        String bill = Files.readString(artifact("mailsender-impl", "-cyclonedx.json"));

        for (String embedded : EmbeddedJars.in(artifact("mailsender-impl", ".jar"))) {
            assertTrue(bill.contains("/" + embedded + "@"), () -> embedded + " is not in " + bill);
        }
    }

    @Test
    void everyFileHasAnIntactSignatureAndTheSumsThatCentralAsksFor() throws Exception {
        for (Path file : release.artifacts()) {
            Path staged = release.folder().resolve(file);
            assertTrue(key.hasSigned(staged), file::toString);
            for (String sum : List.of(".md5", ".sha1")) {
                assertTrue(Files.exists(staged.resolveSibling(staged.getFileName() + sum)), () -> file + sum);
            }
        }
    }

    @Test
    void everyPomSaysWhatCentralAsksFor() throws Exception {
        StagedPom parent = new StagedPom(artifact("mailsender", ".pom"));
        Map<String, List<String>> faults = new TreeMap<>();
        for (String module : PUBLISHED) {
            StagedPom pom = new StagedPom(artifact(module, ".pom"));
            faults.put(module, pom.faults(parent));
            assertEquals("jar".equals(pom.packaging()), Files.exists(artifact(module, ".jar")), module);
        }

        assertEquals(PUBLISHED.stream().collect(Collectors.toMap(module -> module, module -> List.of())), faults);
    }

    @Test
    void twoBuildsInTwoFoldersAreTheSameToTheBit() throws Exception {
        assertEquals(again.artifacts(), release.artifacts());
        for (Path file : release.artifacts()) {
            assertArrayEquals(
                    Files.readAllBytes(again.folder().resolve(file)),
                    Files.readAllBytes(release.folder().resolve(file)),
                    file::toString);
        }
    }

    @Test
    void theGuidesExampleBuiltFromTheStagedFolderAloneRunsInKaraf() throws Exception {
        Path example = folder.resolve("one/docs/example");
        Path settings = Files.writeString(folder.resolve("settings.xml"), settings());
        LocalRepository.linkTo(folder.resolve("repository"));
        MavenRun.in(
                example,
                Map.of(),
                "-gs",
                settings.toString(),
                "-Dmaven.repo.local=" + folder.resolve("repository"),
                "package");

        try (SmtpTestServer server = SmtpTestServer.start();
                KarafProcess karaf = new KarafProcess("release")) {
            karaf.write(
                    "etc/org.mailsender-orders.cfg",
                    "mailServer = 127.0.0.1\nport = " + server.port() + "\nsender = shop@example.com\n");
            karaf.alsoFrom(release.folder());
            karaf.start();
            karaf.shell("feature:repo-add mvn:org.mailsender/mailsender-dist/" + SourceTree.RELEASED + "/xml/features");
            karaf.shell("feature:install mailsender");
            karaf.shell("bundle:install -s file:" + example.resolve("target/order-mails-1.0.0.jar"));
            karaf.eventually(
                    () -> {
                        karaf.shell("event:send shop/Ordered order=4711 customer=c@example.com");
                        return !server.mails().isEmpty();
                    },
                    "the mail on the order");

            assertEquals("Your order 4711", server.mails().get(0).header("Subject"));
            karaf.eventually(() -> karaf.log().contains("The mail on order 4711 is out"), "the outcome in the log");
            assertEquals(1, server.mails().size());
        }
    }

    private String settings() {
        return "<settings><profiles><profile><id>staged</id><repositories><repository><id>staged</id><url>"
                + release.folder().toUri()
                + "</url></repository></repositories></profile></profiles>"
                + "<activeProfiles><activeProfile>staged</activeProfile></activeProfiles></settings>";
    }
}
