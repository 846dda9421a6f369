// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a .cfg file did not mean is answered with what to write. */
class GarbledTest {

    private final Map<String, Object> properties = new HashMap<>(Map.of(
            "service.pid", "org.mailsender~orders", "mailServer", "smtp.example.com", "sender", "app@example.com"));

    private String refusal(String key, Object value) {
        properties.put(key, value);
        return assertThrows(ConfigurationException.class, () -> SettingsReader.read(properties))
                .getMessage();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[B\u00FCcher]", "\u00DC", "\u20AC 5", "\uD83D\uDE80", "na\u00EFve \u2013 yes"})
    void utf8ThatWasReadAsLatin1IsToldByItsEscapes(String meant) {
        String read = new String(meant.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        String sentence = refusal("subjectPrefix", read);

        assertTrue(sentence.contains("is UTF-8 that was read as ISO-8859-1; write '"), sentence);
        int first =
                meant.chars().filter(character -> character > 127).findFirst().orElseThrow();
        assertTrue(sentence.contains(String.format("\\u%04X", first)), sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[B\u00FCcher]", "\u00C3", "\u00FC\u00DF", "\u0416\u00C3\u00BC", "plain"})
    void whatMayBeMeantIsTaken(String text) throws Exception {
        properties.put("subjectPrefix", text);

        assertEquals(text, SettingsReader.read(properties).rendering().subjectPrefix());
    }

    @ParameterizedTest
    @CsvSource({
        "userName, CORP\bob, U+0008",
        "password, x\fy, U+000C",
        "spoolDirectory, 'C:\tmp\new', U+0009",
        "attachmentRoots, 'C:\new', U+000A",
        "subjectPrefix, 'a\rb', U+000D",
        "endpoint, \u0085, U+0085"
    })
    void anEscapeThatWasMeantForABackslashIsToldAsOne(String key, String value, String character) {
        String sentence = refusal(key, value);

        assertTrue(sentence.startsWith(key + ": it holds the control character " + character), sentence);
        assertTrue(sentence.endsWith("a backslash is written twice, such as CORP\\\\bob."), sentence);
    }

    @Test
    void whatCouldNotBeReadIsTold() {
        assertTrue(refusal("endpoint", "B\uFFFDcher").contains("it holds U+FFFD"));
    }

    @Test
    void aSecretIsNeverShownAndItsLettersAreNotJudged() throws Exception {
        assertFalse(refusal("password", "CANARY\b").contains("CANARY"));
        properties.put("userName", "svc");
        properties.put("password", "\u00C3\u00BC");

        assertEquals(
                "\u00C3\u00BC",
                SettingsReader.read(properties)
                        .transport()
                        .credentials()
                        .password()
                        .reveal());
    }

    @Test
    void aFilterMayHaveLines() throws Exception {
        properties.put("event.filter", "(&\n\t(a=b)\n\t(c=d)\n)");

        assertTrue(SettingsReader.read(properties).filter().contains("(c=d)"));
    }
}
