// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.component;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.impl.settings.ConfigurationException;
import org.mailsender.impl.settings.SettingsReader;
import org.mailsender.impl.testing.TestKeys;
import org.mailsender.impl.threads.Time;

/** The key stores, of OAuth2 and of TLS, are looked into when they are set. */
class ClientKeyFileTest {

    @TempDir
    Path folder;

    private void check(Path file, String subject, Instant now) throws ConfigurationException {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "service.pid", "org.mailsender~orders",
                "mailServer", "smtp.example.com",
                "sender", "app@example.com",
                "userName", "box@example.com",
                "oauth2TokenUri", "https://login.example.com/token",
                "oauth2ClientId", "client",
                "oauth2KeyStorePassword", "CANARY-changeit",
                "oauth2Subject", subject));
        properties.put("oauth2KeyStore", file.toString());
        ClientKeyFile.check(SettingsReader.read(properties), null, now);
    }

    private void assertRefused(Path file, Instant now, String reason) {
        String sentence = assertThrows(ConfigurationException.class, () -> check(file, "", now))
                .getMessage();
        assertTrue(sentence.startsWith("oauth2KeyStore: '" + file + "' " + reason), sentence);
        assertFalse(sentence.contains("CANARY"), sentence);
    }

    private String refusal(Path file, Instant now) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "service.pid", "org.mailsender~orders",
                "mailServer", "smtp.example.com",
                "sender", "app@example.com",
                "useSsl", "true",
                "keyStorePassword", "CANARY-changeit"));
        properties.put("keyStore", file.toString());
        return assertThrows(
                        ConfigurationException.class,
                        () -> ClientKeyFile.check(SettingsReader.read(properties), null, now))
                .getMessage();
    }

    private void assertCertificateRefused(Path file, Instant now, String reason) {
        String sentence = refusal(file, now);
        assertTrue(sentence.startsWith("keyStore: '" + file + "' " + reason), sentence);
        assertTrue(sentence.endsWith(".") && !sentence.contains("\n"), sentence);
        assertFalse(sentence.contains("CANARY"), sentence);
    }

    @Test
    void aClientCertificateThatCannotBeUsedIsRefusedInOneSentence() throws Exception {
        TestKeys keys = TestKeys.rsa(folder.resolve("k.p12"), "CANARY-changeit");
        TestKeys locked = TestKeys.rsa(folder.resolve("locked.p12"), "another");
        Instant now = Time.system().wall();
        Path publicOnly = Files.writeString(folder.resolve("public.pem"), keys.certificatePem());
        Path keyOnly = Files.writeString(folder.resolve("key.pem"), keys.keyPem());
        Path trusted = certificateAlone(keys, "CANARY-changeit");
        Path garbage = Files.writeString(folder.resolve("garbage"), "no key store at all");
        Path damaged = Files.writeString(
                folder.resolve("damaged.pem"), keys.keyPem() + TestKeys.pem("CERTIFICATE", new byte[9]));

        assertCertificateRefused(folder.resolve("none"), now, "does not exist");
        assertCertificateRefused(folder, now, "is a folder");
        assertCertificateRefused(garbage, now, "is neither a PEM file nor a PKCS#12 file");
        assertCertificateRefused(damaged, now, "is damaged");
        assertCertificateRefused(locked.store(), now, "is not opened by keyStorePassword");
        assertCertificateRefused(publicOnly, now, "holds no private key");
        assertCertificateRefused(trusted, now, "holds no private key");
        assertCertificateRefused(keyOnly, now, "holds no certificate");
        assertCertificateRefused(keys.store(), now.plus(Duration.ofDays(31)), "has a certificate that expired on ");
    }

    private Path certificateAlone(TestKeys keys, String password) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("ca", keys.certificate());
        Path file = folder.resolve("trusted.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
        return file;
    }

    @Test
    void oneThatCannotBeUsedIsRefused() throws Exception {
        TestKeys keys = TestKeys.rsa(folder.resolve("k.p12"), "CANARY-changeit");
        TestKeys locked = TestKeys.rsa(folder.resolve("locked.p12"), "another");
        Instant now = Time.system().wall();
        Path bare = Files.writeString(folder.resolve("bare.pem"), keys.keyPem());

        check(keys.store(), "", now);
        check(bare, "box@example.com", now);
        assertRefused(bare, now, "holds no certificate");
        assertRefused(locked.store(), now, "is not opened by oauth2KeyStorePassword");
        assertRefused(keys.store(), now.plus(Duration.ofDays(31)), "has a certificate that expired on ");
        assertRefused(folder.resolve("none"), now, "does not exist");
    }
}
