// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.keys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.mailsender.impl.settings.ConfigurationException;
import org.mailsender.impl.settings.KeyStoreFile;

/**
 * Reads a private key and its certificate from a PEM file (RFC 7468) or a PKCS#12 file (RFC 7292), or says in one
 * sentence why they cannot be used and what to do.
 */
public final class KeyStoreReader {

    /** Far more than a key and a chain take. */
    private static final int LONGEST_FILE = 1024 * 1024;

    private KeyStoreReader() {}

    /**
     * Reads them.
     *
     * @param file which is named in the configuration
     * @param now must be within the certificate's life
     * @return a key, and the certificate that belongs to it if there is one
     * @throws ConfigurationException naming the key, the file and what to do
     */
    public static KeyMaterial read(KeyStoreFile file, Instant now) throws ConfigurationException {
        KeyMaterial material = look(file);
        if (material.certificate().isPresent()) {
            check(file, material.key(), material.chain().get(0), now);
        }
        return material;
    }

    /**
     * Reads them, whether they can be used or not.
     *
     * @param file which is named in the configuration
     * @return what is in it
     * @throws ConfigurationException naming the key, the file and what to do
     */
    public static KeyMaterial look(KeyStoreFile file) throws ConfigurationException {
        byte[] content = content(file);
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return PemKeyStore.isOne(text) ? PemKeyStore.read(file, text) : Pkcs12KeyStore.read(file, content);
    }

    private static byte[] content(KeyStoreFile file) throws ConfigurationException {
        Path path = Path.of(file.file());
        if (Files.isDirectory(path)) {
            throw file.refusal("is a folder; name a PEM or PKCS#12 file with a private key and its certificate.");
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] content = in.readNBytes(LONGEST_FILE + 1);
            if (content.length > LONGEST_FILE) {
                throw file.refusal("is no key store; name a PEM or PKCS#12 file.");
            }
            return content;
        } catch (NoSuchFileException e) {
            throw file.refusal("does not exist; name a PEM or PKCS#12 file with a private key and its certificate.");
        } catch (IOException e) {
            throw file.refusal("cannot be read by this process; check its rights.");
        }
    }

    private static void check(KeyStoreFile file, PrivateKey key, X509Certificate certificate, Instant now)
            throws ConfigurationException {
        try {
            certificate.checkValidity(Date.from(now));
        } catch (CertificateExpiredException e) {
            throw file.refusal("has a certificate that expired on "
                    + certificate.getNotAfter().toInstant() + "; renew it.");
        } catch (CertificateNotYetValidException e) {
            throw file.refusal("has a certificate that is not valid before "
                    + certificate.getNotBefore().toInstant() + "; check the clock.");
        }
        if (!belongTogether(key, certificate.getPublicKey())) {
            throw file.refusal("has a certificate that is not one of its private key; put the two that belong together"
                    + " into it, the certificate of the key before those of authorities.");
        }
    }

    private static boolean belongTogether(PrivateKey key, PublicKey certified) {
        try {
            return KeyProof.holds(key, certified);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
