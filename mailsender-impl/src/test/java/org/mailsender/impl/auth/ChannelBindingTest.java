// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailsender.impl.testing.TestKeys;

/** The digest of a certificate is that of its signature (RFC 5929 4.1). */
class ChannelBindingTest {

    @TempDir
    Path folder;

    private X509Certificate certificate(String... options) {
        return TestKeys.make(folder.resolve("k.p12"), "changeit", options).certificate();
    }

    private static void assertBoundBy(String digest, X509Certificate certificate) throws Exception {
        assertArrayEquals(
                MessageDigest.getInstance(digest).digest(certificate.getEncoded()),
                ChannelBinding.of(certificate).orElseThrow().data(),
                certificate.getSigAlgName());
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, SHA256withRSA, SHA-256",
        "RSA, SHA384withRSA, SHA-384",
        "RSA, SHA512withRSA, SHA-512",
        "RSA, SHA3-384withRSA, SHA3-384",
        "RSA, SHA512/256withRSA, SHA-512/256",
        "EC, SHA384withECDSA, SHA-384"
    })
    void theDigestOfTheSignatureIsUsed(String key, String signature, String digest) throws Exception {
        assertBoundBy(digest, certificate("-keyalg", key, "-sigalg", signature));
    }

    @Test
    void aDigestThatCanBeForgedGivesWayToSha256() throws Exception {
        assertBoundBy("SHA-256", certificate("-keyalg", "RSA", "-sigalg", "SHA1withRSA"));
    }

    /** Made by OpenSSL, because which parameters the JDK's keytool takes depends on its version. */
    @ParameterizedTest
    @ValueSource(strings = {"SHA-256", "SHA-384"})
    void ofTheProbabilisticSchemeItsParametersTell(String digest) throws Exception {
        String file = "/certificates/pss-" + digest.toLowerCase(Locale.ROOT) + ".pem";
        try (InputStream in = ChannelBindingTest.class.getResourceAsStream(file)) {
            X509Certificate certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);

            assertEquals("RSASSA-PSS", certificate.getSigAlgName());
            assertBoundBy(digest, certificate);
        }
    }

    @Test
    void aSignatureWithoutDigestHasNoBinding() {
        assertEquals(
                Optional.empty(),
                ChannelBinding.of(certificate("-keyalg", "Ed25519")).map(ChannelBinding::data));
    }
}
