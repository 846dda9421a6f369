// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.mailsender.impl.settings.Credentials;
import org.mailsender.impl.settings.Secret;
import org.mailsender.impl.settings.TransportSettings;

/**
 * Takes secrets out of what a server says, because it may repeat what it was told: plain, as part of an URL, in base64
 * wherever in the encoded text they stand, and as they were sent. For one connection; confined to its thread.
 */
public final class Redaction {

    /** In clear a shorter one would shred every text, and tells little that guessing would not. */
    private static final int SHORTEST = 4;

    private static final int OCTETS_OF_A_GROUP = 3;
    private static final int BITS_OF_AN_OCTET = 8;
    private static final int BITS_OF_A_CHARACTER = 6;

    /** Longer forms first: a shorter one may be a part of them. */
    private final Set<String> forms =
            new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /** Knows no secret yet. */
    public Redaction() {}

    /**
     * Knows the secrets of a configuration.
     *
     * @param settings the configuration
     * @return to be told what else is sent
     */
    public static Redaction of(TransportSettings settings) {
        Redaction redaction = new Redaction();
        redaction.conceal(settings.trust().password());
        redaction.conceal(settings.credentials().password());
        redaction.conceal(settings.credentials().keyStore().password());
        Credentials.OAuth2 client = settings.credentials().oauth2();
        if (client != null) {
            List.of(
                            client.clientSecret(),
                            client.refreshToken(),
                            client.keyStore().password())
                    .forEach(redaction::conceal);
        }
        return redaction;
    }

    /**
     * From now on, this secret is taken out.
     *
     * @param secret in all its forms
     */
    public void conceal(Secret secret) {
        String plain = secret.reveal();
        byte[] octets = plain.getBytes(StandardCharsets.UTF_8);
        if (octets.length < SHORTEST) {
            return;
        }
        forms.add(plain);
        forms.add(new String(octets, StandardCharsets.ISO_8859_1));
        forms.add(URLEncoder.encode(plain, StandardCharsets.UTF_8));
        forms.add(Base64.getEncoder().withoutPadding().encodeToString(octets));
        for (int before = 0; before < OCTETS_OF_A_GROUP; before++) {
            forms.add(insideBase64(octets, before));
        }
    }

    /** The characters that depend on the secret alone, if so many octets stand before it in its group of three. */
    private static String insideBase64(byte[] octets, int before) {
        byte[] shifted = new byte[before + octets.length];
        System.arraycopy(octets, 0, shifted, before, octets.length);
        int first = (before * BITS_OF_AN_OCTET + BITS_OF_A_CHARACTER - 1) / BITS_OF_A_CHARACTER;
        int behind = shifted.length * BITS_OF_AN_OCTET / BITS_OF_A_CHARACTER;
        return Base64.getEncoder().encodeToString(shifted).substring(first, behind);
    }

    /**
     * From now on, what was sent is taken out, however short the secret in it.
     *
     * @param response in base64
     */
    public void concealSent(String response) {
        if (response.length() >= SHORTEST) {
            forms.add(response);
        }
    }

    /**
     * Cleans a text.
     *
     * @param text somebody else's
     * @return with asterisks for each secret
     */
    public String clean(String text) {
        String cleaned = text;
        for (String form : forms) {
            cleaned = cleaned.replace(form, Secret.MASK);
        }
        return cleaned;
    }
}
