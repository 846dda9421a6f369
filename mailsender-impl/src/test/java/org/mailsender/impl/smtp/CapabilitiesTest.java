// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server offers, however it writes it. */
class CapabilitiesTest {

    @ParameterizedTest
    @CsvSource({
        "250-AUTH PLAIN LOGIN, PLAIN LOGIN",
        "250-AUTH=LOGIN PLAIN, LOGIN PLAIN",
        "250-auth=Login, Login",
        "250-AUTH  PLAIN , PLAIN",
        "250-AUTH, ''",
    })
    void authIsUnderstoodInItsOldFormToo(String line, String parameter) {
        Capabilities offered = Capabilities.of(List.of("250-test.example", line, "250 SIZE"));

        assertTrue(offered.offers("AUTH"));
        assertEquals(parameter, offered.parameter("AUTH").orElse(""));
    }

    @Test
    void bothFormsTogetherAreOneList() {
        Capabilities offered = Capabilities.of(List.of("250-hi", "250-AUTH PLAIN", "250 AUTH=LOGIN"));

        assertEquals(Optional.of("PLAIN LOGIN"), offered.parameter("AUTH"));
    }

    @Test
    void theFirstLineOffersNothing() {
        assertFalse(Capabilities.of(List.of("250 PIPELINING")).offers("PIPELINING"));
    }

    @Test
    void aLongListIsReadToItsEnd() {
        List<String> lines = new ArrayList<>(List.of("250-hi"));
        for (int i = 0; i < 2000; i++) {
            lines.add("250-X-EXTENSION-" + i + " and its parameters");
        }
        lines.add("250-  odd line");
        lines.add("250 PIPELINING");

        assertTrue(Capabilities.of(lines).offers("PIPELINING"));
    }
}
