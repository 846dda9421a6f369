// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.keys;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Certificates as they are shown: the own one first, then those of authorities, each of the one before (RFC 8446
 * 4.4.2). Immutable.
 *
 * @param certificates maybe none
 * @param trusted authorities that need no proof any more
 */
public record CertificateChain(List<X509Certificate> certificates, List<X509Certificate> trusted) {

    /** Copies both. */
    public CertificateChain {
        certificates = List.copyOf(certificates);
        trusted = List.copyOf(trusted);
    }

    /**
     * When the first of those ends that are needed: many servers show more than that, up to an authority of old.
     *
     * @return empty without any
     */
    public Optional<Instant> end() {
        return needed().stream()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Comparator.naturalOrder());
    }

    private List<X509Certificate> needed() {
        List<X509Certificate> needed = new ArrayList<>();
        for (X509Certificate certificate : certificates) {
            boolean anchor = certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
            if (!anchor || needed.isEmpty()) {
                needed.add(certificate);
            }
            if (anchor || isOfTrusted(certificate)) {
                break;
            }
        }
        return needed;
    }

    private boolean isOfTrusted(X509Certificate certificate) {
        return trusted.stream()
                .anyMatch(
                        authority -> authority.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()));
    }
}
