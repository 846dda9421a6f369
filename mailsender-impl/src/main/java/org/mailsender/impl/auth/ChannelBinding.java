// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidParameterSpecException;
import java.security.spec.PSSParameterSpec;
import java.util.Locale;
import java.util.Optional;

/**
 * What ties an authentication to the encrypted connection on which it takes place: whoever stands in between has another
 * certificate. It is {@code tls-server-end-point} (RFC 5929 4), which every version of TLS has; {@code tls-exporter}
 * (RFC 9266) would need what Java 17 does not tell. Immutable.
 */
final class ChannelBinding {

    static final String TYPE = "tls-server-end-point";

    private final byte[] digest;

    private ChannelBinding(byte[] digest) {
        this.digest = digest;
    }

    /** Empty for a certificate whose signature has no digest, or several: for it there is no such binding. */
    static Optional<ChannelBinding> of(X509Certificate certificate) {
        try {
            Optional<String> name = digestOf(certificate);
            return name.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ChannelBinding(
                            MessageDigest.getInstance(unbroken(name.get())).digest(certificate.getEncoded())));
        } catch (GeneralSecurityException | IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> digestOf(X509Certificate certificate) throws GeneralSecurityException, IOException {
        String signature = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        if (signature.equals("RSASSA-PSS")) {
            return ofParameters(certificate.getSigAlgParams());
        }
        int end = signature.indexOf("WITH");
        return end < 0 ? Optional.empty() : Optional.of(signature.substring(0, end));
    }

    private static Optional<String> ofParameters(byte[] encoded) throws GeneralSecurityException, IOException {
        if (encoded == null) {
            throw new InvalidParameterSpecException("no parameters");
        }
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
        parameters.init(encoded);
        return Optional.of(parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm());
    }

    /** As the JDK spells it, and SHA-256 in place of what can be forged. */
    private static String unbroken(String digest) {
        String plain = digest.toUpperCase(Locale.ROOT).replace("SHA-", "SHA");
        if (plain.equals("MD5") || plain.equals("SHA1")) {
            return "SHA-256";
        }
        return plain.startsWith("SHA3-") ? plain : plain.replace("SHA", "SHA-");
    }

    /** Its octets. */
    byte[] data() {
        return digest.clone();
    }
}
