// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.mailsender.impl.settings.Secret;

/**
 * SCRAM-SHA-256 (RFC 5802, RFC 7677), with or without channel binding: the password never travels, and a server that does
 * not know it is found out.
 */
final class ScramMechanism implements Mechanism {

    private final ScramUser user;
    private final ScramHeader header;
    private final String nonce;
    private String authMessage = "";
    private ScramKeys keys;
    private Secret proof = new Secret("");
    private boolean verified;

    /** The nonce is unpredictable, without commas. */
    ScramMechanism(ScramUser user, ScramHeader header, String nonce) {
        this.user = user;
        this.header = header;
        this.nonce = nonce;
    }

    @Override
    public String name() {
        return header.mechanism();
    }

    @Override
    public Optional<byte[]> initialResponse() {
        return Optional.of(octets(header.text() + bare()));
    }

    private String bare() {
        return "n=" + user.name() + ",r=" + nonce;
    }

    /** The nonce, the proof, and nothing to the server's signature. */
    @Override
    public int mostResponses() {
        return 3;
    }

    @Override
    public Secret secret() {
        return proof;
    }

    @Override
    public byte[] respond(byte[] challenge) throws AuthenticationFailedException {
        try {
            if (keys == null) {
                return proof(ScramChallenge.of(challenge, nonce));
            }
            verify(new String(challenge, StandardCharsets.UTF_8));
            return new byte[0];
        } catch (GeneralSecurityException e) {
            throw new AuthenticationFailedException(
                    "this JVM cannot compute " + name() + ": " + e.getMessage() + ".", false);
        }
    }

    private byte[] proof(ScramChallenge challenge) throws GeneralSecurityException {
        String unproven = "c=" + Base64.getEncoder().encodeToString(header.octets()) + ",r=" + challenge.nonce();
        authMessage = bare() + "," + challenge.text() + "," + unproven;
        keys = ScramKeys.of(user.password().reveal(), challenge.salt(), challenge.iterations());
        proof = new Secret(Base64.getEncoder().encodeToString(keys.clientProof(authMessage)));
        return octets(unproven + ",p=" + proof.reveal());
    }

    private void verify(String text) throws GeneralSecurityException, AuthenticationFailedException {
        String expected = "v=" + Base64.getEncoder().encodeToString(keys.serverSignature(authMessage));
        String shown = text.split(",", 2)[0];
        verified = MessageDigest.isEqual(octets(shown), octets(expected));
        if (!verified) {
            throw ScramRefusedException.saying(
                    text, "does not prove that it knows the password, so that it may be somebody else's");
        }
    }

    /** It may take another binding than ours: as long as it has sent no challenge, no password has been tried. */
    @Override
    public boolean canGiveWay() {
        return header.isBound() && keys == null;
    }

    @Override
    public void accepted() throws AuthenticationFailedException {
        if (!verified) {
            throw new ScramRefusedException("took the credentials without proving that it knows the password, so that"
                    + " it may be somebody else's");
        }
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
