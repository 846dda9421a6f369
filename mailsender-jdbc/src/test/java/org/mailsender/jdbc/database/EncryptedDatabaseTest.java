// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.testserver.TestCertificates;

/** TLS to the database as the guide has it, sslmode=verify-full. */
class EncryptedDatabaseTest extends DatabaseTestCase {

    @TempDir
    static Path folder;

    private static TestCertificates certificates;
    private static Path good;
    private static Path other;

    @BeforeAll
    static void certify() {
        certificates = new TestCertificates(folder);
        good = certificates.issue("good", "dns:localhost", "-1d", 30);
        other = certificates.issue("other", "dns:db9.example.com", "-1d", 30);
    }

    @BeforeEach
    void encryptWell() {
        server.encrypt(good, certificates.key("good"));
    }

    private TestNode node(String host, Path authority) {
        return node(
                source(server.url().replace("127.0.0.1", host) + "?sslmode=verify-full&sslrootcert=" + authority), "a");
    }

    private static String trouble(TestNode node) {
        TestNode.await("the refusal", () -> node.database.trouble().isPresent());
        String sentence = node.database.trouble().orElseThrow();
        assertFalse(sentence.contains(server.password()), sentence);
        return sentence;
    }

    private void assertWorks(TestNode node) throws Exception {
        TestNode.await("the database", () -> node.database.trouble().isEmpty());
        node.start().awaitReign().store.end(node.mail("Hello"), TestNode.done());
        assertEquals(List.of(), node.waitingIds());
        assertEquals(
                "3|TLSv1.3",
                server.ask("SELECT count(*), min(version) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)"
                        + " WHERE ssl AND client_addr IS NOT NULL"));
    }

    @Test
    void aStoreWorksByTls() throws Exception {
        assertWorks(node("localhost", certificates.pem()));
    }

    @Test
    void aCertificateForAnotherNameIsRefusedUntilTheServerHasOne() throws Exception {
        server.encrypt(other, certificates.key("other"));
        TestNode node = node("localhost", certificates.pem());
        String sentence = trouble(node);

        assertTrue(sentence.startsWith("the database cannot be reached: The hostname localhost"), sentence);
        assertTrue(
                sentence.endsWith("; let the URL name it as its certificate does, or give it one for this name"),
                sentence);
        server.encrypt(good, certificates.key("good"));
        assertWorks(node);
    }

    @Test
    void aCertificateOfAnotherAuthorityIsRefused() {
        String sentence = trouble(node("localhost", other));

        // From Java 24 on, the name of the alert stands before the reason.
        assertTrue(
                sentence.matches("(?s)the database cannot be reached: SSL error: (\\(\\w+\\) )?PKIX path.*"), sentence);
        assertTrue(
                sentence.endsWith("; let sslrootcert in the URL name a file, in PEM, with the authority that signed the"
                        + " certificate of the database"),
                sentence);
    }

    @Test
    void aFileOfAuthoritiesThatIsMissingIsNamed() {
        String sentence = trouble(node("localhost", folder.resolve("none.pem")));

        assertTrue(sentence.contains("none.pem"), sentence);
        assertTrue(sentence.contains("; let sslrootcert in the URL name a file"), sentence);
    }
}
