// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The computations of SCRAM-SHA-256 (RFC 5802 3, RFC 7677), for one password, salt and count. Immutable. */
final class ScramKeys {

    private static final String HMAC = "HmacSHA256";
    private static final int BITS = 256;

    private final byte[] saltedPassword;

    private ScramKeys(byte[] saltedPassword) {
        this.saltedPassword = saltedPassword;
    }

    /** The password is prepared. */
    static ScramKeys of(String password, byte[] salt, int iterations) throws GeneralSecurityException {
        PBEKeySpec parameters = new PBEKeySpec(password.toCharArray(), salt, iterations, BITS);
        try {
            return new ScramKeys(SecretKeyFactory.getInstance("PBKDF2With" + HMAC)
                    .generateSecret(parameters)
                    .getEncoded());
        } finally {
            parameters.clearPassword();
        }
    }

    /** By which the client shows that it has the password, without showing it. */
    byte[] clientProof(String authMessage) throws GeneralSecurityException {
        byte[] key = hmac(saltedPassword, "Client Key");
        byte[] storedKey = MessageDigest.getInstance("SHA-256").digest(key);
        byte[] proof = hmac(storedKey, authMessage);
        for (int i = 0; i < proof.length; i++) {
            proof[i] ^= key[i];
        }
        return proof;
    }

    /** By which the server shows that it knew the password before. */
    byte[] serverSignature(String authMessage) throws GeneralSecurityException {
        return hmac(hmac(saltedPassword, "Server Key"), authMessage);
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(key, HMAC));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
