// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.keys;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/** Finds out whether a private key belongs to a public one: what the one signs, the other verifies. */
final class KeyProof {

    private static final byte[] CHALLENGE = {1, 2, 3, 4};

    private KeyProof() {}

    static boolean holds(PrivateKey key, PublicKey certified) throws GeneralSecurityException {
        if (!key.getAlgorithm().equals(certified.getAlgorithm())) {
            return false;
        }
        Signature signature = signature(key);
        signature.initSign(key);
        signature.update(CHALLENGE);
        byte[] proof = signature.sign();
        signature.initVerify(certified);
        signature.update(CHALLENGE);
        return signature.verify(proof);
    }

    private static Signature signature(PrivateKey key) throws GeneralSecurityException {
        switch (key.getAlgorithm()) {
            case "RSA", "DSA" -> {
                return Signature.getInstance("SHA256with" + key.getAlgorithm());
            }
            case "EC" -> {
                return Signature.getInstance("SHA256withECDSA");
            }
            case "RSASSA-PSS" -> {
                Signature signature = Signature.getInstance("RSASSA-PSS");
                signature.setParameter(
                        key instanceof RSAKey rsa && rsa.getParams() instanceof PSSParameterSpec own
                                ? own
                                : new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
                return signature;
            }
            default -> {
                return Signature.getInstance(key.getAlgorithm());
            }
        }
    }
}
