// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.keys;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailsender.impl.settings.ConfigurationException;
import org.mailsender.impl.settings.KeyStoreFile;

/** A PEM file (RFC 7468) with one private key in PKCS#8, encrypted or not, and certificates in any order. */
final class PemKeyStore {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----(.*?)-----END \\1-----", Pattern.DOTALL);

    private PemKeyStore() {}

    static boolean isOne(String text) {
        return text.contains("-----BEGIN ");
    }

    static KeyMaterial read(KeyStoreFile file, String text) throws ConfigurationException {
        List<PrivateKey> keys = new ArrayList<>();
        List<X509Certificate> certificates = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(text);
        while (blocks.find()) {
            String label = blocks.group(1);
            if (label.equals("CERTIFICATE")) {
                certificates.add(certificate(file, octets(file, blocks.group(2))));
            } else if (label.equals("PRIVATE KEY") || label.equals("ENCRYPTED PRIVATE KEY")) {
                keys.add(Pkcs8.key(file, label.startsWith("ENCRYPTED"), octets(file, blocks.group(2))));
            } else if (label.endsWith("PRIVATE KEY")) {
                throw file.refusal("holds a '" + label + "'; convert it to PKCS#8 by openssl pkcs8 -topk8, and put the"
                        + " result in its place.");
            }
        }
        if (keys.size() != 1) {
            throw file.refusal(
                    keys.isEmpty()
                            ? "holds no private key; put its 'PRIVATE KEY' beside the certificate."
                            : "holds " + keys.size() + " keys; keep the one to be used.");
        }
        return new KeyMaterial(keys.get(0), ownFirst(keys.get(0), certificates));
    }

    private static byte[] octets(KeyStoreFile file, String base64) throws ConfigurationException {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw damaged(file);
        }
    }

    private static X509Certificate certificate(KeyStoreFile file, byte[] octets) throws ConfigurationException {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(octets));
        } catch (CertificateException e) {
            throw damaged(file);
        }
    }

    private static ConfigurationException damaged(KeyStoreFile file) {
        return file.refusal("is damaged: one of its blocks cannot be read; make it anew.");
    }

    /** Some put the certificates of authorities first. */
    private static List<X509Certificate> ownFirst(PrivateKey key, List<X509Certificate> certificates) {
        List<X509Certificate> chain = new ArrayList<>(certificates);
        for (X509Certificate certificate : certificates) {
            if (isOf(key, certificate)) {
                chain.remove(certificate);
                chain.add(0, certificate);
                break;
            }
        }
        return chain;
    }

    private static boolean isOf(PrivateKey key, X509Certificate certificate) {
        try {
            return KeyProof.holds(key, certificate.getPublicKey());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
