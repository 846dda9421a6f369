// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.impl.testing.InstanceFixture;
import org.mailsender.impl.testing.TestKeys;
import org.mailsender.testserver.SmtpTestServer;
import org.mailsender.testserver.TestCertificates;

/** A server that asks for the client's certificate, and what it is taken for. */
class ClientCertificateTest {

    @TempDir
    static Path certificateFolder;

    private static TestCertificates certificates;
    private static SSLContext good;
    private static Path app;
    private static Path other;

    private final SmtpTestServer server = SmtpTestServer.start();

    @TempDir
    Path folder;

    private InstanceFixture orders;
    private Path keyStore;

    @BeforeAll
    static void makeCertificates() {
        certificates = new TestCertificates(certificateFolder);
        good = certificates.server("good", "dns:localhost,ip:127.0.0.1", "-1d", 30);
        app = certificates.client("app", 30);
        other = certificates.client("other", 30);
    }

    @BeforeEach
    void prepare() throws IOException {
        keyStore = folder.resolve("client.p12");
        Files.copy(app, keyStore);
        server.encrypting(good, false).demandingCertificates();
        orders = new InstanceFixture(server, folder.resolve("orders"))
                .with("useSsl", "true")
                .with("trustStore", certificates.pem().toString())
                .with("keyStore", keyStore.toString())
                .with("keyStorePassword", "changeit")
                .with("idleTimeoutSeconds", "0")
                .with("retryMaxDelaySeconds", "3600");
    }

    @AfterEach
    void close() {
        orders.close();
        server.close();
    }

    private List<String> auths() {
        return server.commands().stream()
                .filter(command -> command.startsWith("AUTH "))
                .toList();
    }

    private String trouble(InstanceFixture instance) {
        instance.start().send("never");
        return instance.await("Deferred", 1).get(0).getProperty("error").toString();
    }

    @Test
    void theCertificateIsShownAndAuthenticatesWhereThatIsOffered() {
        server.offering("AUTH PLAIN EXTERNAL").requiring(Map.of("app", "unused"));
        orders.start().send("one");
        orders.await("Done", 1);

        assertEquals(List.of("AUTH EXTERNAL ="), auths());
        assertEquals("app", server.mails().get(0).user());
    }

    @Test
    void theUserNameIsTheIdentityToActFor() {
        server.offering("AUTH EXTERNAL").requiring(Map.of("app", "unused"));
        orders.with("userName", "app").start().send("one");
        orders.await("Done", 1);

        assertEquals(List.of("AUTH EXTERNAL YXBw"), auths());
    }

    @Test
    void aServerThatKnowsItsClientsWithoutAuthIsUsedWithoutIt() {
        orders.start().send("one");
        orders.await("Done", 1);

        assertEquals(List.of(), auths());
    }

    @Test
    void whereTheCertificateIsNotEnoughThePasswordIsTried() {
        server.offering("AUTH EXTERNAL").requiring(Map.of("svc", "s3cret"));
        orders.with("userName", "svc").with("password", "s3cret").start().send("one");
        orders.await("Done", 1);

        assertEquals(2, auths().size(), auths()::toString);
        assertTrue(auths().get(0).startsWith("AUTH EXTERNAL "), auths()::toString);
        assertEquals("svc", server.mails().get(0).user());
    }

    @Test
    void aFileThatWasChangedIsUsedForTheNextConnection() throws IOException {
        server.offering("AUTH EXTERNAL").requiring(Map.of("app", "unused"));
        orders.start().send("one");
        orders.await("Done", 1);
        Files.copy(other, keyStore, StandardCopyOption.REPLACE_EXISTING);
        server.awaitNoConnection();
        orders.send("two");
        orders.await("Done", 2);

        assertEquals(
                List.of("app", "other"),
                server.mails().stream().map(mail -> mail.user()).toList());
    }

    @Test
    void aServerThatDemandsACertificateIsExplained() {
        String trouble = trouble(orders.with("keyStore", "").with("keyStorePassword", ""));

        assertTrue(trouble.contains("wants a client certificate; if it does, set keyStore"), trouble);
    }

    @Test
    void aCertificateThatTheServerDoesNotTakeIsNamed() {
        TestKeys strange = TestKeys.rsa(folder.resolve("strange.p12"), "changeit");
        String trouble = trouble(orders.with("keyStore", strange.store().toString()));

        assertTrue(trouble.contains("does not take the certificate in keyStore, " + strange.store()), trouble);
        assertFalse(trouble.contains("changeit"), trouble);
    }

    @Test
    void aFileThatVanishesHoldsTheQueueAndSaysSo() throws IOException {
        Files.delete(keyStore);
        String trouble = trouble(orders);

        assertTrue(trouble.contains("keyStore: '" + keyStore + "' does not exist"), trouble);
        assertEquals(List.of(), orders.posted("Failed"));
    }
}
