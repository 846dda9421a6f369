// SPDX-License-Identifier: Apache-2.0
package org.mailsender.testserver;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The server's side of SCRAM-SHA-256 (RFC 5802, RFC 7677). Used once. */
final class ScramLogin {

    private static final int ITERATIONS = 4096;
    private static final byte[] SALT = "test server's salt".getBytes(StandardCharsets.UTF_8);

    private final Map<String, String> users;
    private final byte[] binding;
    private String header = "";
    private String bare = "";
    private String challenge = "";

    /** The binding is that of the connection, empty where the mechanism knows none. */
    ScramLogin(Map<String, String> users, byte[] binding) {
        this.users = users;
        this.binding = binding.clone();
    }

    /** Answers to the client's first message. */
    String challenge(String first) {
        int end = first.indexOf(",,") + 2;
        header = first.substring(0, end);
        bare = first.substring(end);
        challenge = "r=" + bare.substring(bare.indexOf(",r=") + 3) + "srv,s="
                + Base64.getEncoder().encodeToString(SALT) + ",i=" + ITERATIONS;
        return challenge;
    }

    String user() {
        return bare.substring(2, bare.indexOf(",r=")).replace("=2C", ",").replace("=3D", "=");
    }

    /** The server's signature, if the proof is right and the flag is the one that was to be expected. */
    Optional<String> conclude(String last, String flag) {
        int end = last.indexOf(",p=");
        String authMessage = bare + "," + challenge + "," + last.substring(0, end);
        try {
            byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(
                            new PBEKeySpec(users.getOrDefault(user(), "?").toCharArray(), SALT, ITERATIONS, 256))
                    .getEncoded();
            byte[] key = hmac(salted, "Client Key");
            byte[] signature = hmac(MessageDigest.getInstance("SHA-256").digest(key), authMessage);
            for (int i = 0; i < key.length; i++) {
                signature[i] ^= key[i];
            }
            boolean right = last.endsWith(",p=" + Base64.getEncoder().encodeToString(signature))
                    && header.equals(flag + ",,")
                    && last.startsWith("c=" + Base64.getEncoder().encodeToString(bound()) + ",");
            return right && users.containsKey(user())
                    ? Optional.of(
                            "v=" + Base64.getEncoder().encodeToString(hmac(hmac(salted, "Server Key"), authMessage)))
                    : Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] bound() {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        byte[] whole = new byte[text.length + binding.length];
        System.arraycopy(text, 0, whole, 0, text.length);
        System.arraycopy(binding, 0, whole, text.length, binding.length);
        return whole;
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
