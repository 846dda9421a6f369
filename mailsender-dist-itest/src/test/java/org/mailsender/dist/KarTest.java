// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Karaf on a machine without a network: the KAR alone brings all features, and mails go out. */
class KarTest {

    private final ContainerProcess karaf = new ContainerProcess("karaf.home", "karaf-offline");

    @AfterEach
    void close() {
        karaf.close();
    }

    @Test
    void theKarInstallsWithoutAnyNetwork() throws Exception {
        assumeNamespaces();
        karaf.replace("etc/users.properties", "#karaf = ", "karaf = ");
        karaf.replace("etc/users.properties", "#_g_\\:admingroup", "_g_\\:admingroup");
        // Nor what a Maven on this machine has fetched before.
        karaf.replace(
                "etc/org.ops4j.pax.url.mvn.cfg",
                "#org.ops4j.pax.url.mvn.localRepository=",
                "org.ops4j.pax.url.mvn.localRepository=" + karaf.home().resolve("empty") + "\n#");
        karaf.write(
                "etc/org.mailsender-orders.cfg",
                "mailServer = 127.0.0.1:2525\nsender = app@example.com\nrecipients = ops@example.com\n");
        start();
        Path deploy = Files.createDirectories(karaf.home().resolve("deploy"));
        Path aside = Files.copy(Path.of(System.getProperty("kar")), karaf.home().resolve("kar.part"));
        Files.move(aside, deploy.resolve("mailsender.kar"));

        shellUntil("log:display", "orders: started; sends to 127.0.0.1:2525");
        shellUntil("event:send orders/Send subject=Offline; log:display", "is Done after 1 attempt(s)");
        assertTrue(karaf.output().contains("Subject: Offline"), karaf::output);
        shellUntil("feature:install mailsender-webconsole; bundle:list -s | grep mailsender.webconsole", "Active");
        shellUntil("feature:install mailsender-jdbc; bundle:list -s | grep mailsender.jdbc", "Active");
        shellUntil("bundle:list -s | grep org.postgresql.jdbc", "Active");
        assertTrue(Files.exists(karaf.home().resolve("etc/org.mailsender.jdbc.cfg.off")));
    }

    /** A mail server lives in the same namespace, because nothing from outside gets in. */
    private void start() {
        String mailServer = ContainerProcess.java() + " -cp '" + System.getProperty("java.class.path") + "' "
                + OfflineServer.class.getName() + " 2525 $$";
        karaf.start(
                List.of(
                        "unshare",
                        "-n",
                        "sh",
                        "-c",
                        "ip link set lo up && (" + mailServer + " &) && exec bin/karaf server"),
                Map.of("KARAF_EXEC", "exec", "JAVA_HOME", Jdks.forKaraf().toString()));
    }

    private void shellUntil(String command, String shown) {
        karaf.eventually(() -> shell(command).contains(shown), shown + " after " + command);
    }

    private String shell(String command) {
        try {
            ProcessBuilder client = new ProcessBuilder(
                            "nsenter", "-t", Long.toString(karaf.pid()), "-n", "bin/client", "-b")
                    .directory(karaf.home().toFile())
                    .redirectErrorStream(true);
            client.environment().put("JAVA_HOME", Jdks.forKaraf().toString());
            Process process = client.start();
            try (OutputStream commands = process.getOutputStream()) {
                commands.write((command + "\n").getBytes(StandardCharsets.US_ASCII));
            }
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private void assumeNamespaces() throws IOException, InterruptedException {
        boolean possible;
        try {
            possible = karaf.run("unshare", "-n", "ip", "link", "set", "lo", "up") == 0;
        } catch (IOException e) {
            possible = false;
        }
        if (!possible) {
            System.out.println("Left out: only root can take the network from a process here (unshare, ip).");
        }
        Assumptions.assumeTrue(possible, "unshare -n");
    }
}
