// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a text becomes before it is encoded for its way. */
class CanonicalTextTest {

    private static String canonical(String text) {
        return new String(CanonicalText.of(text).octets(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"a$b", "a/b", "a$/b", "a$$b", "a//b", "/$a", "a$", "$", "''", "a$/$/b"})
    void everyLineEndsWithCrlf(String pattern) {
        String text = pattern.replace('$', '\r').replace('/', '\n');

        assertEquals(text.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n"), canonical(text), pattern);
    }

    @Test
    void loneSurrogatesBecomeReplacementCharactersAndNothingElseDoes() {
        assertEquals("a\uFFFDb\uFFFD", canonical("a\uD800b\uDC00"));
        assertEquals("What? Grüße 😀 \uFFFD", canonical("What? Grüße 😀 \uDFFF"));
        assertEquals("What? Grüße 😀", canonical("What? Grüße 😀"));
    }

    @Test
    void lengthsAndSpecialOctetsAreCounted() {
        CanonicalText text = CanonicalText.of("ab\n\tcdef\r\nü\0");

        assertEquals(5, text.longestLine());
        assertEquals(3, text.special());
        assertEquals(7, CanonicalText.of("a\nlongest").longestLine());
    }
}
