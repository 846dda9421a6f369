// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.keys;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * A private key, with what proves whose it is. Immutable.
 *
 * @param key signs
 * @param chain its certificate first, then those of the authorities; empty if the file has none
 */
public record KeyMaterial(PrivateKey key, List<X509Certificate> chain) {

    /**
     * Copies the chain.
     *
     * @param key signs
     * @param chain its certificate first
     */
    public KeyMaterial {
        chain = List.copyOf(chain);
    }

    /**
     * The certificate of the key.
     *
     * @return empty if the file has none
     */
    public Optional<X509Certificate> certificate() {
        return chain.stream().findFirst();
    }

    /** Some kinds of keys print what they hold. */
    @Override
    public String toString() {
        return "a key of "
                + certificate()
                        .map(X509Certificate::getSubjectX500Principal)
                        .map(Object::toString)
                        .orElse("nobody");
    }
}
