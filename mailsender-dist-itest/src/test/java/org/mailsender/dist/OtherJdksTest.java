// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailsender.testserver.SmtpTestServer;

/** Both containers on every other JDK that the machine has. */
class OtherJdksTest {

    private final SmtpTestServer server = SmtpTestServer.start();
    private SortedMap<Integer, Path> jdks;

    @BeforeEach
    void find() throws IOException {
        jdks = Jdks.others();
        assumeFalse(jdks.isEmpty(), "there is no other JDK from 17 on");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String configuration() {
        return "mailServer = 127.0.0.1:" + server.port() + "\nsender = app@example.com\nrecipients = ops@example.com\n";
    }

    private void assertOneMore(int before) {
        assertEquals(
                before + 1,
                server.awaitMails(before + 1, ContainerProcess.PATIENCE).size());
    }

    @Test
    void theRunnableFelixTurnsAnEventIntoAMail() {
        for (Map.Entry<Integer, Path> jdk : jdks.entrySet()) {
            int before = server.mails().size();
            try (FelixProcess felix = new FelixProcess("felix-on-" + jdk.getKey())) {
                PosterBundle.writeTo(felix.home().resolve("bundle"));
                felix.replace("conf/config.properties", "[8080,8099]", Integer.toString(KarafProcess.freePort()));
                felix.write("etc/org.mailsender-orders.cfg", configuration());
                felix.startAsService(
                        jdk.getValue(),
                        "-Dposter.witness=" + felix.home().resolve("witness") + " -Dposter.first=0 -Dposter.count=1");
                assertOneMore(before);
            }
        }
    }

    @Test
    void karafTurnsAnEventIntoAMail() throws IOException {
        SortedMap<Integer, Path> enough = Jdks.othersForKaraf();
        assumeFalse(enough.isEmpty(), "there is no other JDK that Karaf 4.4 starts on");
        for (Map.Entry<Integer, Path> jdk : enough.entrySet()) {
            int before = server.mails().size();
            try (KarafProcess karaf = new KarafProcess("karaf-on-" + jdk.getKey())) {
                karaf.write("etc/org.mailsender-orders.cfg", configuration());
                karaf.start(jdk.getValue());
                String version = System.getProperty("mailsender.version");
                karaf.shell("feature:repo-add mvn:org.mailsender/mailsender-dist/" + version + "/xml/features");
                karaf.shell("feature:install mailsender");
                karaf.eventually(() -> karaf.shell("mail:list").contains("orders"), "the instance");
                karaf.shell("event:send orders/Send subject=Hello message=World");
                assertOneMore(before);
            }
        }
    }
}
