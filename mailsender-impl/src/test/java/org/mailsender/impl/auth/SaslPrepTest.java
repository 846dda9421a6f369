// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The examples of RFC 4013 3, but for the one on texts from right to left. */
class SaslPrepTest {

    @Test
    void textsAreGivenTheOneFormInWhichTheyAreCompared() {
        assertEquals(Optional.of("IX"), SaslPrep.prepared("I\u00ADX"));
        assertEquals(Optional.of("user"), SaslPrep.prepared("user"));
        assertEquals(Optional.of("USER"), SaslPrep.prepared("USER"));
        assertEquals(Optional.of("a"), SaslPrep.prepared("\u00AA"));
        assertEquals(Optional.of("IX"), SaslPrep.prepared("\u2168"));
        assertEquals(Optional.of("a b"), SaslPrep.prepared("a\u00A0b"));
        assertEquals(Optional.of("p\u00E4ss"), SaslPrep.prepared("pa\u0308ss"));
    }

    @Test
    void whatMustNotStandInAPasswordIsFound() {
        assertEquals(Optional.empty(), SaslPrep.prepared("\u0007"));
        assertEquals(Optional.empty(), SaslPrep.prepared("a\uE000"));
        assertEquals(Optional.empty(), SaslPrep.prepared("a\u202Eb"));
    }
}
