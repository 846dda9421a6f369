// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailsender.impl.settings.Secret;

/** A server may repeat what it was told, in whatever form. */
class RedactionTest {

    private final Redaction redaction = new Redaction();

    @ParameterizedTest
    @ValueSource(strings = {"pass", "s3cret", "a longer one, with blanks & signs", "Pässwörd", "x\"y\\z+/=%"})
    void noFormOfASecretIsLeft(String secret) {
        redaction.conceal(new Secret(secret));
        byte[] octets = secret.getBytes(StandardCharsets.UTF_8);
        String latin1 = new String(octets, StandardCharsets.ISO_8859_1);
        String url = URLEncoder.encode(secret, StandardCharsets.UTF_8);

        assertEquals("535 ******** is wrong, ********", redaction.clean("535 " + secret + " is wrong, " + secret));
        assertEquals("535 ********", redaction.clean("535 " + latin1));
        assertEquals("535 p=********&", redaction.clean("535 p=" + url + "&"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pass", "s3cret", "a longer one, with blanks & signs", "Pässwörd"})
    void aSecretIsFoundAnywhereInBase64(String secret) {
        redaction.conceal(new Secret(secret));
        for (String before : new String[] {"", "u", "us", "\0user\0", "user=somebody\1auth=Bearer "}) {
            for (String behind : new String[] {"", "x", "\1\1"}) {
                String encoded =
                        Base64.getEncoder().encodeToString((before + secret + behind).getBytes(StandardCharsets.UTF_8));
                String cleaned = redaction.clean("535 " + encoded);

                assertFalse(cleaned.contains(encoded), cleaned);
                int whole = (before.getBytes(StandardCharsets.UTF_8).length + 2) / 3 * 4;
                int left = cleaned.replace(Secret.MASK, "").length() - "535 ".length();
                assertFalse(left > whole + 4 + behind.length() * 2, cleaned);
            }
        }
    }

    @Test
    void aShortSecretShredsNoText() {
        redaction.conceal(new Secret("ok"));
        redaction.conceal(new Secret(""));

        assertEquals("250 2.0.0 ok", redaction.clean("250 2.0.0 ok"));
    }

    @Test
    void aShortSecretIsTakenOutAsItWasSent() {
        redaction.concealSent("AHUAb2s=");

        assertEquals("535 ******** is wrong", redaction.clean("535 AHUAb2s= is wrong"));
    }
}
