// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailsender.impl.testing.Canary;
import org.mailsender.impl.testing.TestKeys;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.Step;
import org.mailsender.testserver.TestCertificates;

/** Passwords that are used through failures at every step are found nowhere but on the wire. */
class CanaryTest extends InstanceTestCase {

    private static final int MAILS = 30;

    private final Canary password = new Canary("password");
    private final Canary trustStorePassword = new Canary("trustStorePassword");
    private final CanaryHunt hunt = new CanaryHunt();

    @AfterEach
    void endHunt() {
        hunt.close();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aPasswordIsFoundNowhere() throws IOException {
        authenticateBy("PLAIN");
        failAtEveryStep();
        orders.start();
        sendThroughFailures();

        assertTrue(server.commands().contains("AUTH PLAIN " + base64("\0svc\0" + password.value())));
        hunt.gather(orders, folder);
        hunt.assertAbsent(password);
    }

    @Test
    void aPasswordOnAnEncryptedConnectionAndThatOfItsTrustStoreAreFoundNowhere() throws IOException {
        Path certificateFolder = Files.createDirectory(folder.resolve("certificates"));
        TestCertificates certificates = new TestCertificates(certificateFolder);
        server.encrypting(certificates.server("good", "dns:localhost,ip:127.0.0.1", "-1d", 30), false);
        authenticateBy("LOGIN");
        orders.with("useSsl", "true")
                .with("trustStore", certificates.trustStore().toString())
                .with("trustStorePassword", trustStorePassword.value());
        failAtEveryStep();
        orders.start().send("with a trust store of another password");
        orders.await("Deferred", 1);
        orders.with("trustStore", trustStore(certificates).toString()).reconfigure();
        sendThroughFailures();

        assertTrue(server.commands().contains("(response) " + base64(password.value())));
        hunt.gather(orders, folder.resolve("orders"));
        hunt.assertAbsent(password, trustStorePassword);
    }

    private Path trustStore(TestCertificates certificates) {
        Path file = folder.resolve("canary.p12");
        try (InputStream authority = Files.newInputStream(certificates.pem());
                OutputStream out = Files.newOutputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(authority));
            store.store(out, trustStorePassword.value().toCharArray());
            return file;
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void thePasswordOfAKeyStoreIsFoundNowhere() throws IOException {
        TestCertificates certificates = new TestCertificates(Files.createDirectory(folder.resolve("certificates")));
        server.encrypting(certificates.server("good", "ip:127.0.0.1", "-1d", 30), false)
                .demandingCertificates();
        Canary keyStorePassword = new Canary("keyStorePassword");
        TestKeys strange = TestKeys.rsa(folder.resolve("strange.p12"), keyStorePassword.value());
        orders.with("useSsl", "true")
                .with("trustStore", certificates.pem().toString())
                .with("keyStore", strange.store().toString())
                .with("keyStorePassword", keyStorePassword.value())
                .with("retryMaxDelaySeconds", "1")
                .start()
                .send("with a certificate that the server does not know");
        orders.await("Deferred", 1);
        hunt.gather(orders, folder.resolve("orders"));
        orders.with("keyStore", certificates.client("app", 30).toString()).reconfigure();
        orders.send("with a key store of another password");
        orders.await("Deferred", 2);
        hunt.gather(orders, folder.resolve("orders"));
        Files.writeString(strange.store(), "damaged");
        orders.with("keyStore", strange.store().toString()).reconfigure();
        orders.await("Deferred", 3);

        hunt.gather(orders, folder.resolve("orders"));
        hunt.assertAbsent(keyStorePassword);
    }

    @Test
    void aServerThatRepeatsThePasswordIsNotQuoted() throws IOException {
        authenticateBy("PLAIN");
        server.when(Step.AUTH)
                .times(1)
                .then(Reaction.reply("535 5.7.8 AUTH PLAIN " + base64("\0svc\0" + password.value()) + " is wrong"));
        server.when(Step.AUTH)
                .times(1)
                .then(Reaction.reply("454 4.7.0 The password " + password.value() + " cannot be checked"));
        orders.start().send("one");
        orders.await("Done", 1);

        hunt.gather(orders, folder);
        hunt.assertAbsent(password);
    }

    @Test
    void aServerThatRepeatsThePasswordLaterIsNotQuoted() throws IOException {
        authenticateBy("PLAIN");
        server.when(Step.MAIL).times(1).then(Reaction.reply("550 5.7.1 " + password.value() + " may not send"));
        orders.start().send("one");
        orders.await("Failed", 1);

        hunt.gather(orders, folder);
        hunt.assertAbsent(password);
    }

    private void authenticateBy(String mechanism) {
        server.requiring(Map.of("svc", password.value()));
        orders.with("userName", "svc")
                .with("password", password.value())
                .with("authMechanisms", mechanism)
                .with("retryMaxDelaySeconds", "1")
                .with("idleTimeoutSeconds", "0");
    }

    private void failAtEveryStep() {
        for (Step step : List.of(
                Step.GREETING,
                Step.EHLO,
                Step.STARTTLS,
                Step.AUTH,
                Step.MAIL,
                Step.RCPT,
                Step.DATA,
                Step.TEXT,
                Step.DOT)) {
            server.when(step).times(1).then(Reaction.reply("421 4.3.2 Failing at " + step));
            server.when(step).afterFirst(3).times(1).then(Reaction.drop());
        }
        server.when(Step.AUTH).afterFirst(5).times(1).then(Reaction.reply("535 5.7.8 Failing for good"));
        server.when(Step.DOT).containing("mail 7.").then(Reaction.reply("554 5.6.0 Spam"));
    }

    private void sendThroughFailures() {
        for (int i = 0; i < MAILS; i++) {
            orders.send("mail " + i + ".");
        }
        orders.await("Failed", 1);
        orders.await("Done", MAILS - 1);
    }
}
