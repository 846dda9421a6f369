// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.mailsender.impl.keys.KeyMaterial;
import org.mailsender.impl.keys.KeyStoreReader;
import org.mailsender.impl.settings.ConfigurationException;
import org.mailsender.impl.settings.Credentials.OAuth2;
import org.mailsender.impl.settings.KeyStoreFile;

/** The key by which a client signs, with the algorithm that suits it (RFC 7518 3.1). Immutable. */
public final class ClientKey {

    private final PrivateKey key;
    private final Optional<X509Certificate> certificate;
    private final String algorithm;

    private ClientKey(KeyMaterial material, String algorithm) {
        this.key = material.key();
        this.certificate = material.certificate();
        this.algorithm = algorithm;
    }

    /**
     * Reads the key of a client.
     *
     * @param client has a key store
     * @param now must be within the certificate's life
     * @return fit to sign for this client
     * @throws ConfigurationException naming the key, the file and what to do
     */
    public static ClientKey of(OAuth2 client, Instant now) throws ConfigurationException {
        KeyStoreFile file = client.keyStore();
        KeyMaterial material = KeyStoreReader.read(file, now);
        if (material.certificate().isEmpty() && client.subject().isEmpty()) {
            throw file.refusal(
                    "holds no certificate, by which the endpoint would know the key; put it beside the key.");
        }
        return new ClientKey(material, algorithm(file, material.key()));
    }

    private static String algorithm(KeyStoreFile file, PrivateKey key) throws ConfigurationException {
        if (key.getAlgorithm().equals("RSA")) {
            return "RS256";
        }
        int bits = key instanceof ECKey curve ? curve.getParams().getOrder().bitLength() : 0;
        return switch (bits) {
            case 256 -> "ES256";
            case 384 -> "ES384";
            case 521 -> "ES512";
            default ->
                throw file.refusal("has a key of the kind " + key.getAlgorithm()
                        + ", by which no token endpoint lets a client sign; use RSA, or EC with the curve P-256.");
        };
    }

    /** By its name in JOSE. */
    String algorithm() {
        return algorithm;
    }

    /** Of the certificate (RFC 7515 4.1.7 and 4.1.8), if there is one. */
    Optional<String> thumbprint(String digest) throws GeneralSecurityException {
        return certificate.isPresent()
                ? Optional.of(base64(MessageDigest.getInstance(digest)
                        .digest(certificate.get().getEncoded())))
                : Optional.empty();
    }

    /** In the compact serialization (RFC 7515 3.1). */
    String sign(String header, String claims) throws GeneralSecurityException {
        String signed =
                base64(header.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        String digest = "SHA" + algorithm.substring(2);
        Signature signature = Signature.getInstance(
                algorithm.startsWith("RS") ? digest + "withRSA" : digest + "withECDSAinP1363Format");
        signature.initSign(key);
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + base64(signature.sign());
    }

    private static String base64(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}
