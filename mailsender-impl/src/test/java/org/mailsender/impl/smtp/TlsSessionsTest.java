// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.impl.settings.Secret;
import org.mailsender.impl.settings.TransportSettings.TrustStore;
import org.mailsender.impl.testing.MovableTime;
import org.mailsender.testserver.SmtpTestServer;
import org.mailsender.testserver.TestCertificates;

/** A server that was found to be the right one is known again, but never taken for another one. */
class TlsSessionsTest {

    @TempDir
    static Path certificateFolder;

    @TempDir
    static Path strangeFolder;

    private static TestCertificates certificates;
    private static SSLContext good;

    private final SmtpTestServer server = SmtpTestServer.start();
    private final Submission submission = new Submission(server);
    private Path trusted;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeCertificates() {
        certificates = new TestCertificates(certificateFolder);
        good = certificates.server("good", "dns:localhost,ip:127.0.0.1", "-1d", 30);
    }

    @BeforeEach
    void prepare() throws IOException {
        trusted = folder.resolve("trusted.pem");
        trust(certificates);
        server.encrypting(good, false);
        submission.with("useSsl", "true").with("trustStore", trusted.toString());
    }

    @AfterEach
    void close() {
        submission.close();
        server.close();
    }

    /** As secrets are replaced: by another file. */
    private void trust(TestCertificates authority) throws IOException {
        Path next = Files.copy(authority.pem(), folder.resolve("next.pem"));
        Files.move(next, trusted, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What is said of the encryption of the next connection. */
    private String described() throws ServerTroubleException {
        List<String> steps = submission.steps();
        steps.clear();
        submission.open().quit();
        return steps.stream()
                .filter(step -> step.startsWith("TLSv"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theNextConnectionResumesWhatTheFirstFoundOut() throws Exception {
        String first = described();
        String second = described();

        assertFalse(first.contains("resumed"), first);
        assertTrue(second.contains(", resumed, certificate CN=good"), second);
        assertEquals(first, second.replace(", resumed", ""));
    }

    @Test
    void whoAsksAfreshIsShownTheCertificate() throws Exception {
        described();

        assertFalse(submission.afresh().open().toString().isEmpty());
        assertFalse(submission.steps().toString().contains("resumed"), submission.steps()::toString);
    }

    @Test
    void anotherCertificateOfTheServerIsLookedAt() throws Exception {
        described();
        server.encrypting(certificates.server("other", "dns:other.example", "-1d", 30), false);

        ServerTroubleException trouble = assertThrows(ServerTroubleException.class, this::described);

        assertTrue(trouble.getMessage().contains("is for another name"), trouble::getMessage);
    }

    @Test
    void whoIsTrustedNoMoreIsNotResumedWith() throws Exception {
        described();
        trust(new TestCertificates(strangeFolder));

        ServerTroubleException trouble = assertThrows(ServerTroubleException.class, this::described);

        assertTrue(trouble.getMessage().contains("an authority that is not trusted"), trouble::getMessage);
    }

    @Test
    void whoShowsACertificateOfItsOwnShowsItEachTime() throws Exception {
        server.demandingCertificates();
        submission.with("keyStore", certificates.client("app", 30).toString()).with("keyStorePassword", "changeit");

        described();

        assertFalse(described().contains("resumed"));
    }

    @Test
    void nothingIsBelievedForLongerThanAnHour() throws Exception {
        MovableTime time = new MovableTime();
        TlsContexts contexts = new TlsContexts(time);
        TrustStore trust = new TrustStore(trusted.toString(), new Secret(""));
        TlsContext first = contexts.of(trust);
        time.pass(Duration.ofMinutes(59));
        assertSame(first, contexts.of(trust));
        time.pass(Duration.ofMinutes(1));

        assertNotSame(first, contexts.of(trust));
    }

    @Test
    void aFileThatIsGoneIsTold() throws Exception {
        TlsContexts contexts = new TlsContexts(new MovableTime());
        TrustStore trust = new TrustStore(trusted.toString(), new Secret(""));
        contexts.of(trust);
        Files.delete(trusted);

        assertTrue(assertThrows(IOException.class, () -> contexts.of(trust))
                .getMessage()
                .endsWith("does not exist"));
    }
}
