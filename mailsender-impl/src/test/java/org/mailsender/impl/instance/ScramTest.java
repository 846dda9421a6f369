// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

/** Which mechanism a password goes by, and how it is bound; the server takes no flag but the right one. */
class ScramTest {

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
        server.offering("AUTH SCRAM-SHA-256 NTLM");
        orders = new InstanceFixture(server, folder.resolve("orders"))
                .with("userName", "svc,=1")
                .with("password", "pa\u0308ss")
                .with("retryMaxDelaySeconds", "3600");
        server.requiring(Map.of("svc,=1", "p\u00E4ss"));
    }

    @AfterEach
    void close() {
        orders.close();
        server.close();
    }

    private void encrypt() {
        server.encrypting(good, false);
        orders.with("useSsl", "true").with("trustStore", certificates.pem().toString());
    }

    private void assertSentBy(String mechanism) {
        orders.start().send("one");
        orders.await("Done", 1);

        assertEquals(1, auths().size(), auths()::toString);
        assertTrue(auths().get(0).startsWith("AUTH " + mechanism + " "), auths()::toString);
        assertEquals("svc,=1", server.mails().get(0).user());
    }

    @Test
    void withoutEncryptionThePasswordDoesNotTravelEither() {
        assertSentBy("SCRAM-SHA-256");
    }

    @Test
    void aServerThatOffersNoBindingIsToldThatItWasExpected() {
        encrypt();
        assertSentBy("SCRAM-SHA-256");
    }

    @Test
    void theExchangeIsBoundToTheConnectionWhereThatIsOffered() {
        encrypt();
        server.offering("AUTH SCRAM-SHA-256 SCRAM-SHA-256-PLUS NTLM");
        assertSentBy("SCRAM-SHA-256-PLUS");
    }

    private List<String> auths() {
        return server.commands().stream()
                .filter(command -> command.startsWith("AUTH "))
                .toList();
    }

    @Test
    void aWrongPasswordIsNotTriedAgainWithoutBinding() {
        encrypt();
        server.offering("AUTH SCRAM-SHA-256 SCRAM-SHA-256-PLUS");
        orders.with("password", "wrong").start().send("never");
        String error = orders.await("Deferred", 1).get(0).getProperty("error").toString();

        assertTrue(error.contains("refused the credentials of svc,=1 by SCRAM-SHA-256-PLUS: 535"), error);
        assertEquals(1, auths().size(), auths()::toString);
    }

    @Test
    void theMechanismWithoutBindingCanBeAskedFor() {
        encrypt();
        server.offering("AUTH SCRAM-SHA-256 SCRAM-SHA-256-PLUS");
        orders.with("authMechanisms", "SCRAM-SHA-256");
        assertSentBy("SCRAM-SHA-256");
    }

    @Test
    void insideTlsNtlmComesLast() {
        encrypt();
        server.offering("AUTH NTLM");
        orders.with("password", "p\u00E4ss");
        assertSentBy("PLAIN");
    }

    @Test
    void aWrongPasswordIsTriedByOneMechanismOnly() {
        orders.with("password", "wrong").start().send("never");

        String error = orders.await("Deferred", 1).get(0).getProperty("error").toString();

        assertTrue(error.contains("refused the credentials of svc,=1 by SCRAM-SHA-256: 535"), error);
        assertEquals(
                1,
                server.commands().stream()
                        .filter(command -> command.startsWith("AUTH"))
                        .count());
    }
}
