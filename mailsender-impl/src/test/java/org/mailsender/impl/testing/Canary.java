// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.testing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A secret that can be told from anything else. Immutable.
 *
 * @param name what it is the secret of
 */
public record Canary(String name) {

    private static final int BITS_OF_A_DIGIT = 6;

    /** The secret itself; some of its characters are written otherwise in a form. */
    public String value() {
        return "CANARY+" + name + "/7f3a=";
    }

    /** Whether a text shows it, be it as it is, as a field of a form, or anywhere within base64. */
    public boolean isIn(String text) {
        return forms().stream().anyMatch(text::contains);
    }

    private Set<String> forms() {
        Set<String> forms = new TreeSet<>(List.of(value(), URLEncoder.encode(value(), StandardCharsets.UTF_8)));
        for (int before = 0; before < 3; before++) {
            forms.add(withinBase64(before));
        }
        return forms;
    }

    /** The digits that do not depend on what stands before or behind it. */
    private String withinBase64(int octetsBefore) {
        byte[] octets = ("x".repeat(octetsBefore) + value()).getBytes(StandardCharsets.UTF_8);
        int first = (octetsBefore * Byte.SIZE + BITS_OF_A_DIGIT - 1) / BITS_OF_A_DIGIT;
        int end = octets.length * Byte.SIZE / BITS_OF_A_DIGIT;
        return Base64.getEncoder().encodeToString(octets).substring(first, end);
    }
}
