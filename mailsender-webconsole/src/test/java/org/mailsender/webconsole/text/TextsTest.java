// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void bothLanguagesHaveTheSameTexts() {
        ResourceBundle german = ResourceBundle.getBundle("org.mailsender.webconsole.texts", Locale.GERMAN);
        ResourceBundle english = ResourceBundle.getBundle("org.mailsender.webconsole.texts", Locale.ROOT);

        for (String key : english.keySet()) {
            if (!key.equals("server") && !key.equals("id")) {
                assertNotEquals(english.getString(key), german.getString(key), key + " is not translated");
            }
        }
        assertEquals(english.keySet(), german.keySet());
    }

    @Test
    void aLanguageThatIsMissingIsEnglishWhateverTheServerSpeaks() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMAN);
        try {
            assertEquals("Instances", new Texts(Locale.FRENCH).of("instances"));
            assertEquals("Instanzen", new Texts(Locale.GERMANY).of("instances"));
        } finally {
            Locale.setDefault(before);
        }
    }
}
