// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.impl.testing.InstanceFixture;
import org.mailsender.testserver.SmtpTestServer;
import org.mailsender.testserver.TestCertificates;

/** Who is trusted, what a server without encryption never sees, and which sentence each trouble has. */
class TlsTest {

    @TempDir
    static Path certificateFolder;

    private static TestCertificates certificates;
    private static SSLContext good;

    private final SmtpTestServer server = SmtpTestServer.start();

    @TempDir
    Path folder;

    private InstanceFixture orders;

    @BeforeAll
    static void makeCertificates() {
        certificates = new TestCertificates(certificateFolder);
        good = certificates.server("good", "dns:localhost,ip:127.0.0.1", "-1d", 30);
    }

    @BeforeEach
    void prepare() {
        server.requiring(Map.of("svc", "s3cret"));
        orders = new InstanceFixture(server, folder.resolve("orders"))
                .with("useSsl", "true")
                .with("userName", "svc")
                .with("password", "s3cret")
                .with("trustStore", certificates.pem().toString())
                .with("retryMaxDelaySeconds", "3600");
    }

    @AfterEach
    void close() {
        orders.close();
        server.close();
    }

    private String troubleOf(InstanceFixture instance) {
        instance.start().send("one");
        return instance.await("Deferred", 1).get(0).getProperty("error").toString();
    }

    private void assertNothingWasSaid() {
        List<String> commands = server.commands();
        assertTrue(
                commands.stream().noneMatch(command -> command.startsWith("AUTH") || command.startsWith("MAIL")),
                commands::toString);
        assertEquals(List.of(), orders.posted("Failed"));
    }

    @Test
    void startTlsEncryptsAuthenticationAndMail() {
        server.encrypting(good, false);
        orders.start().send("one");
        orders.await("Done", 1);

        assertTrue(server.mails().get(0).encrypted());
        assertEquals("svc", server.mails().get(0).user());
        assertEquals(
                2,
                server.commands().stream()
                        .filter(command -> command.startsWith("EHLO"))
                        .count());
    }

    @Test
    void implicitTlsEncryptsFromTheFirstByte() {
        server.encrypting(good, true);
        orders.with("useSsl", "false")
                .with("implicitTls", "true")
                .with("trustStore", certificates.trustStore().toString())
                .with("trustStorePassword", "changeit")
                .start()
                .send("one");
        orders.await("Done", 1);

        assertTrue(server.mails().get(0).encrypted());
    }

    @Test
    void aServerWithoutStartTlsSeesNothing() {
        assertTrue(troubleOf(orders).contains("does not offer STARTTLS, which useSsl requires"));
        assertNothingWasSaid();
    }

    @Test
    void anUnknownAuthorityIsNotTrustedUnlessThisInstanceNamesIt() {
        server.encrypting(good, false);
        InstanceFixture trusting = new InstanceFixture(server, folder.resolve("trusting"))
                .with("useSsl", "true")
                .with("userName", "svc")
                .with("password", "s3cret")
                .with("trustStore", certificates.pem().toString());
        String trouble = troubleOf(orders.with("trustStore", ""));

        assertTrue(trouble.contains("authority that is not trusted"), trouble);
        assertTrue(trouble.contains("CN=Test Authority"), trouble);
        assertNothingWasSaid();
        trusting.start().send("by the other");
        trusting.await("Done", 1);
        trusting.close();
        assertEquals(List.of(), orders.posted("Done"));
    }

    @Test
    void anExpiredCertificateIsRefusedWithItsDates() {
        server.encrypting(certificates.server("expired", "ip:127.0.0.1", "-10d", 5), false);
        String trouble = troubleOf(orders);

        assertTrue(trouble.contains("has expired (subject CN=expired"), trouble);
        assertNothingWasSaid();
    }

    @Test
    void aCertificateForAnotherNameIsRefused() {
        server.encrypting(certificates.server("other", "dns:other.example", "-1d", 30), false);
        String trouble = troubleOf(orders);

        assertTrue(trouble.contains("is for another name (subject CN=other"), trouble);
        assertNothingWasSaid();
    }

    @Test
    void theRightTrustStoreIsTriedAtOnce() {
        server.encrypting(good, false);
        troubleOf(orders.with("trustStore", ""));

        orders.with("trustStore", certificates.pem().toString()).reconfigure();

        orders.await("Done", 1);
    }

    @Test
    void implicitTlsOnAPlainPortIsExplained() {
        String trouble = troubleOf(orders.with("useSsl", "false").with("implicitTls", "true"));

        assertTrue(trouble.contains("use useSsl (STARTTLS) instead of implicitTls"), trouble);
    }

    @Test
    void startTlsOnAnImplicitPortIsExplained() {
        server.encrypting(good, true);
        String trouble = troubleOf(orders.with("readTimeoutSeconds", "1"));

        assertTrue(trouble.contains("as on port 465, set implicitTls"), trouble);
    }

    @Test
    void credentialsAreNeverSentToAServerThatDoesNotAskForThem() {
        server.requiring(Map.of());
        server.encrypting(good, false);
        String trouble = troubleOf(orders);

        assertTrue(trouble.contains("offers no authentication, but credentials are configured"), trouble);
        assertNothingWasSaid();
        assertFalse(trouble.contains("s3cret"));
    }
}
