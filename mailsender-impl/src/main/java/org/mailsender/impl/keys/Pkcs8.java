// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.keys;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.NoSuchPaddingException;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.mailsender.impl.settings.ConfigurationException;
import org.mailsender.impl.settings.KeyStoreFile;

/** A private key in PKCS#8 (RFC 5958), which may be encrypted by a password (RFC 8018). */
final class Pkcs8 {

    /** The encoding names the kind, but the JDK wants to be told. */
    private static final List<String> KINDS = List.of("RSA", "EC", "RSASSA-PSS", "EdDSA", "DSA");

    private Pkcs8() {}

    static PrivateKey key(KeyStoreFile file, boolean encrypted, byte[] octets) throws ConfigurationException {
        PKCS8EncodedKeySpec encoded = encrypted ? decrypted(file, octets) : new PKCS8EncodedKeySpec(octets);
        for (String kind : KINDS) {
            try {
                return KeyFactory.getInstance(kind).generatePrivate(encoded);
            } catch (InvalidKeySpecException | NoSuchAlgorithmException e) {
                // It may be of the next kind.
            }
        }
        throw file.refusal("has a private key that cannot be read; use one of RSA or EC, in PKCS#8.");
    }

    private static PKCS8EncodedKeySpec decrypted(KeyStoreFile file, byte[] octets) throws ConfigurationException {
        if (file.password().isEmpty()) {
            throw file.refusal("has an encrypted private key; give its password in " + file.passwordKey() + ".");
        }
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(octets);
            String algorithm = algorithm(info);
            Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(algorithm)
                            .generateSecret(
                                    new PBEKeySpec(file.password().reveal().toCharArray())),
                    info.getAlgParameters());
            return info.getKeySpec(cipher);
        } catch (IOException | NoSuchAlgorithmException | NoSuchPaddingException e) {
            throw file.refusal("has a private key that is encrypted in a way that this JVM cannot read; encrypt it anew"
                    + " by openssl pkcs8 -topk8 -v2 aes-256-cbc.");
        } catch (GeneralSecurityException e) {
            throw file.refusal(
                    "has an encrypted private key that is not opened by " + file.passwordKey() + "; correct that.");
        }
    }

    /** For PBES2 the JDK's older releases name the scheme, whose parameters only say which one it is. */
    private static String algorithm(EncryptedPrivateKeyInfo info) {
        return info.getAlgName().startsWith("PBEWith") || info.getAlgParameters() == null
                ? info.getAlgName()
                : info.getAlgParameters().toString();
    }
}
