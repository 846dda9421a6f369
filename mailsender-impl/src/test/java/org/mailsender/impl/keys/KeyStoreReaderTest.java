// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailsender.impl.settings.ConfigurationException;
import org.mailsender.impl.settings.KeyStoreFile;
import org.mailsender.impl.settings.Secret;
import org.mailsender.impl.testing.TestKeys;
import org.mailsender.impl.threads.Time;

/** A private key and its certificate, in the files that people have. */
class KeyStoreReaderTest {

    private static final String PASSWORD = "CANARY-7f3a";

    @TempDir
    static Path keys;

    private static TestKeys rsa;
    private static TestKeys ec;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeKeys() {
        rsa = TestKeys.rsa(keys.resolve("rsa.p12"), PASSWORD);
        ec = TestKeys.ec(keys.resolve("ec.p12"), PASSWORD, "secp256r1");
    }

    private static Instant now() {
        return Time.system().wall();
    }

    private KeyMaterial read(Path file, String password) throws ConfigurationException {
        return KeyStoreReader.read(new KeyStoreFile("keyStore", file.toString(), new Secret(password)), now());
    }

    private Path file(String... parts) throws IOException {
        return Files.writeString(folder.resolve("key.pem"), String.join("", parts));
    }

    private void assertRefused(Path file, String password, String problem) {
        String sentence = assertThrows(ConfigurationException.class, () -> read(file, password))
                .getMessage();
        assertTrue(sentence.startsWith("keyStore: '" + file + "' " + problem), sentence);
        assertTrue(sentence.endsWith("."), sentence);
        assertFalse(sentence.contains("CANARY") || sentence.contains("xception"), sentence);
    }

    private void assertIs(TestKeys expected, KeyMaterial found) {
        assertEquals(expected.certificate(), found.certificate().orElseThrow());
        assertEquals(
                expected.certificate().getPublicKey().getAlgorithm(),
                found.key().getAlgorithm());
        assertEquals("a key of CN=MailSender client", found.toString());
    }

    @Test
    void aKeyIsReadFromEachKindOfFile() throws Exception {
        for (TestKeys made : new TestKeys[] {rsa, ec}) {
            assertIs(made, read(made.store(), PASSWORD));
            assertIs(made, read(file(made.keyPem(), made.certificatePem()), ""));
            assertIs(made, read(file("Bag Attributes\n", made.certificatePem(), "\uFEFF\n", made.keyPem()), PASSWORD));
            assertIs(made, read(file(made.encryptedKeyPem(), made.certificatePem()), PASSWORD));
            String dos = (made.keyPem() + made.certificatePem()).replace("\n", "\r\n");
            assertIs(made, read(file(dos), ""));
        }
    }

    @Test
    void theCertificateOfTheKeyComesFirstWhereverItStands() throws Exception {
        KeyMaterial material = read(file(ec.certificatePem(), rsa.certificatePem(), rsa.keyPem()), "");

        assertIs(rsa, material);
        assertEquals(2, material.chain().size());
    }

    @Test
    void aKeyWithoutCertificateIsOne() throws Exception {
        assertTrue(read(file(rsa.keyPem()), "").certificate().isEmpty());
    }

    @Test
    void aWrongPasswordIsNamedByItsKey() throws Exception {
        assertRefused(rsa.store(), "CANARY-wrong", "is not opened by keyStorePassword; correct that.");
        assertRefused(rsa.store(), "", "");
        Path encrypted = file(rsa.encryptedKeyPem(), rsa.certificatePem());
        assertRefused(encrypted, "CANARY-wrong", "has an encrypted private key that is not opened by keyStorePassword");
        assertRefused(encrypted, "", "has an encrypted private key; give its password in keyStorePassword.");
        assertRefused(encrypted, "CANARY-\u00FC", "has an encrypted private key that is not opened");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY", "OPENSSH PRIVATE KEY"})
    void anOlderFormIsToBeConverted(String label) throws Exception {
        String text = TestKeys.pem(label, new byte[100]).replaceFirst("\n", "\nProc-Type: 4,ENCRYPTED\n\n");

        assertRefused(
                file(rsa.certificatePem(), text), "", "holds a '" + label + "'; convert it to PKCS#8 by openssl pkcs8");
    }

    @Test
    void aFileWithoutKeyIsRefused() throws Exception {
        assertRefused(folder.resolve("none.pem"), "", "does not exist; name a PEM or PKCS#12 file");
        assertRefused(folder, "", "is a folder; name a PEM or PKCS#12 file");
        assertRefused(file(""), "", "is neither a PEM file nor a PKCS#12 file");
        assertRefused(file("{\"private_key\":\"\"}"), "", "is neither a PEM file nor a PKCS#12 file");
        assertRefused(file("-".repeat(2_000_000)), "", "is no key store");
        assertRefused(file(rsa.certificatePem()), "", "holds no private key; put its 'PRIVATE KEY' beside");
        assertRefused(file(rsa.keyPem(), ec.keyPem()), "", "holds 2 keys; keep the one to be used.");
    }

    @Test
    void aDamagedFileIsRefused() throws Exception {
        assertRefused(file(TestKeys.pem("PRIVATE KEY", new byte[20])), "", "has a private key that cannot be read");
        assertRefused(file(TestKeys.pem("ENCRYPTED PRIVATE KEY", new byte[20])), "x", "has a private key that is");
        assertRefused(file(rsa.keyPem(), TestKeys.pem("CERTIFICATE", new byte[20])), "", "is damaged");
        assertRefused(file(rsa.keyPem().replaceFirst("\n", "\n=")), "", "is damaged");
        byte[] cut = Files.readAllBytes(rsa.store());
        Path half = Files.write(folder.resolve("half.p12"), Arrays.copyOf(cut, cut.length / 2));
        assertRefused(half, PASSWORD, "is neither a PEM file nor a PKCS#12 file");
    }

    @Test
    void aForeignCertificateIsRefused() throws Exception {
        assertRefused(
                file(rsa.keyPem(), ec.certificatePem()), "", "has a certificate that is not one of its private key");
        TestKeys other = TestKeys.rsa(folder.resolve("other.p12"), PASSWORD);
        assertRefused(file(rsa.keyPem(), other.certificatePem()), "", "has a certificate that is not one of its");
    }

    @Test
    void aCertificateCountsWithinItsLifeOnly() throws Exception {
        Path file = file(rsa.keyPem(), rsa.certificatePem());
        KeyStoreFile store = new KeyStoreFile("keyStore", file.toString(), new Secret(""));

        String late = assertThrows(
                        ConfigurationException.class, () -> KeyStoreReader.read(store, now().plus(Duration.ofDays(31))))
                .getMessage();
        String early = assertThrows(
                        ConfigurationException.class, () -> KeyStoreReader.read(store, now().minus(Duration.ofDays(1))))
                .getMessage();

        Instant end = rsa.certificate().getNotAfter().toInstant();
        assertEquals("keyStore: '" + file + "' has a certificate that expired on " + end + "; renew it.", late);
        assertTrue(early.contains("is not valid before "), early);
    }

    @Test
    void aFileOfSomebodyElseIsRefused() throws Exception {
        Path file = file(rsa.keyPem());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        Assumptions.assumeFalse(Files.isReadable(file), "this user may read everything");

        assertRefused(file, "", "cannot be read by this process");
    }
}
