// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.component;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.impl.settings.ConfigurationException;
import org.mailsender.impl.settings.Secret;
import org.mailsender.impl.settings.TransportSettings.TrustStore;
import org.mailsender.testserver.TestCertificates;

/** A trust store is looked into when it is set. */
class TrustStoreFileTest {

    @TempDir
    Path folder;

    private static void check(Path file, String password) throws ConfigurationException {
        TrustStoreFile.check(new TrustStore(file.toString(), new Secret(password)));
    }

    private static void assertRefused(Path file, String password, String reason) {
        String sentence = assertThrows(ConfigurationException.class, () -> check(file, password))
                .getMessage();
        assertTrue(sentence.startsWith("trustStore: '" + file + "' ") && sentence.contains(reason), sentence);
        assertFalse(sentence.contains("CANARY"), sentence);
    }

    @Test
    void oneThatHoldsCertificatesIsTaken() throws Exception {
        TestCertificates certificates = new TestCertificates(folder);

        check(certificates.pem(), "");
        check(certificates.trustStore(), "changeit");
        assertRefused(certificates.trustStore(), "CANARY", "password");
        assertRefused(certificates.trustStore(), "", "cannot be used");
    }

    @Test
    void oneThatCannotBeUsedIsRefused() throws Exception {
        assertRefused(folder.resolve("no-such.pem"), "", "does not exist; name a PEM or PKCS#12 file");
        assertRefused(folder, "", "cannot be used");
        assertRefused(Files.writeString(folder.resolve("empty.pem"), ""), "", "cannot be used");
        assertRefused(Files.writeString(folder.resolve("text.pem"), "no certificate"), "", "cannot be used");
        assertRefused(
                Files.writeString(folder.resolve("broken.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n"),
                "",
                "cannot be used");
    }
}
