// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.mailsender.impl.settings.TransportSettings.TrustStore;

/** The certificates that a connection trusts: those of one file, PEM or PKCS#12, or those of the JVM. */
public final class TrustedCertificates {

    private TrustedCertificates() {}

    /**
     * Reads the certificates.
     *
     * @param trust the file, or none for the JVM's trust store, which is never changed
     * @return what checks a server's certificate chain
     * @throws IOException if the file cannot be read or holds no certificate, in one sentence
     */
    public static X509ExtendedTrustManager of(TrustStore trust) throws IOException {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trust.file().isEmpty() ? null : load(trust));
            return Stream.of(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow(() -> new IOException("this JVM offers no manager for certificates"));
        } catch (NoSuchFileException e) {
            throw new IOException("'" + trust.file() + "' does not exist", e);
        } catch (GeneralSecurityException | IOException e) {
            throw new IOException("'" + trust.file() + "' cannot be used: " + e.getMessage(), e);
        }
    }

    private static KeyStore load(TrustStore trust) throws IOException, GeneralSecurityException {
        byte[] content = Files.readAllBytes(Path.of(trust.file()));
        KeyStore store = KeyStore.getInstance("PKCS12");
        if (new String(content, StandardCharsets.ISO_8859_1).contains("-----BEGIN CERTIFICATE-----")) {
            store.load(null, null);
            addPem(store, content);
        } else {
            store.load(
                    new ByteArrayInputStream(content), trust.password().reveal().toCharArray());
        }
        if (store.size() == 0) {
            throw new IOException("it holds no certificate that this password opens");
        }
        return store;
    }

    private static void addPem(KeyStore store, byte[] content) throws GeneralSecurityException {
        Collection<? extends Certificate> certificates =
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(content));
        int number = 0;
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("certificate-" + number++, certificate);
        }
    }
}
