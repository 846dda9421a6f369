// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailsender.impl.testing.InstanceFixture;
import org.mailsender.testserver.SmtpTestServer;

/**
 * Authentication against servers that others wrote: Dovecot's submission server, Samba's NTLM verifier and MIT's key
 * distribution centre, all on loopback. {@code src/test/servers/up.sh} installs what is missing; where that cannot be,
 * the tests are skipped, and say why.
 */
class RealServerTest {

    private static RealServers servers;
    private static SmtpTestServer relay;

    @TempDir
    Path folder;

    private InstanceFixture orders;

    @BeforeAll
    static void startServers(@TempDir Path work) {
        relay = SmtpTestServer.start();
        servers = RealServers.dovecot(work, relay.port());
        String obstacle = servers.start();
        if (!obstacle.isEmpty()) {
            System.out.println("Real mail servers are left out: " + obstacle);
        }
        Assumptions.assumeTrue(obstacle.isEmpty(), obstacle);
    }

    @AfterAll
    static void stopServers() {
        servers.stop();
        relay.close();
    }

    @BeforeEach
    void prepare() throws IOException {
        Files.writeString(servers.logon(), "EXAMPLE:svc:s3cret\n");
        orders = new InstanceFixture(relay, folder.resolve("orders"))
                .with("mailServer", "localhost")
                .with("port", servers.submissionPort())
                .with("useSsl", "true")
                .with("trustStore", servers.authority().toString())
                .with("sender", "svc@example.com")
                .with("readTimeoutSeconds", "20");
    }

    @AfterEach
    void close() {
        orders.close();
    }

    private String lastLogin() throws IOException {
        try (Stream<String> lines = Files.lines(servers.dovecotLog())) {
            List<String> logins =
                    lines.filter(line -> line.contains("Login: user=<svc>")).toList();
            return logins.get(logins.size() - 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCRAM-SHA-256", "PLAIN", "LOGIN", "NTLM"})
    void aPasswordIsTakenOverStartTls(String mechanism) throws IOException {
        int before = relay.mails().size();
        orders.with("userName", "svc")
                .with("password", "s3cret")
                .with("authMechanisms", mechanism)
                .start()
                .send("by " + mechanism);
        orders.await("Done", 1);

        assertTrue(lastLogin().contains("method=" + mechanism), lastLogin());
        assertEquals("by " + mechanism, relay.mails().get(before).header("Subject"));
    }

    @Test
    void aClientCertificateIsTakenWithoutAnyPassword() throws IOException {
        orders.with("keyStore", servers.clientKey().toString()).start().send("by EXTERNAL");
        orders.await("Done", 1);

        assertTrue(lastLogin().contains("method=EXTERNAL"), lastLogin());
    }

    @Test
    void theProcessUsersTicketIsTakenWithoutAnyPassword() throws IOException {
        orders.with("useDefaultCredentials", "true").start().send("by GSSAPI");
        orders.await("Done", 1);

        assertTrue(lastLogin().contains("method=GSSAPI"), lastLogin());
    }

    @Test
    void theProcessUsersLogonIsTakenByNtlm() throws IOException {
        orders.with("useDefaultCredentials", "true")
                .with("authMechanisms", "NTLM")
                .start()
                .send("by NTLM");
        orders.await("Done", 1);

        assertTrue(lastLogin().contains("method=NTLM"), lastLogin());
    }

    @Test
    void withoutTicketForTheServerTheLogonIsTaken() throws IOException {
        orders.with("useDefaultCredentials", "true")
                .with("mailServer", "127.0.0.1")
                .start()
                .send("by NTLM");
        orders.await("Done", 1);

        assertTrue(lastLogin().contains("method=NTLM"), lastLogin());
    }

    @Test
    void withoutTicketAndLogonBothReasonsAreNamed() throws IOException {
        Files.writeString(servers.logon(), "EXAMPLE:svc:wrong\n");
        orders.with("useDefaultCredentials", "true")
                .with("mailServer", "127.0.0.1")
                .start()
                .send("never");

        String error = orders.await("Deferred", 1).get(0).getProperty("error").toString();

        assertTrue(error.contains("GSSAPI failed on our side: ") && error.contains("Kerberos database"), error);
        assertTrue(error.contains("refused the credentials by NTLM: 535 5.7.8"), error);
    }

    @Test
    void aWrongPasswordHoldsTheQueueWithTheServersWords() {
        orders.with("userName", "svc")
                .with("password", "wrong")
                .with("retryMaxDelaySeconds", "3600")
                .start()
                .send("never");

        String error = orders.await("Deferred", 1).get(0).getProperty("error").toString();

        assertTrue(error.contains("refused the credentials of svc by SCRAM-SHA-256: 535 5.7.8"), error);
    }
}
