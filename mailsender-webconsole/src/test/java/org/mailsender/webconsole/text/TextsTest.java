// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {

    /** Words that both languages have. */
    private static final Set<String> SAME =
            Set.of("count", "number", "pager.span", "time.in", "time.seconds", "time.minutes", "time.hours");

    private static ResourceBundle bundle(String name, Locale locale) {
        return ResourceBundle.getBundle("org.mailsender.webconsole." + name, locale);
    }

    @Test
    void bothLanguagesHaveTheSameTexts() {
        for (String name : new String[] {"texts", "sentences"}) {
            ResourceBundle german = bundle(name, Locale.GERMAN);
            ResourceBundle english = bundle(name, Locale.ROOT);
            for (String key : english.keySet()) {
                if (!SAME.contains(key)) {
                    assertNotEquals(english.getString(key), german.getString(key), key + " is not translated");
                }
            }
            assertEquals(english.keySet(), german.keySet());
        }
    }

    @Test
    void everyTextIsAPatternWithTheSamePlaces() {
        ResourceBundle german = bundle("texts", Locale.GERMAN);
        ResourceBundle english = bundle("texts", Locale.ROOT);
        for (String key : english.keySet()) {
            assertEquals(
                    new MessageFormat(english.getString(key)).getFormatsByArgumentIndex().length,
                    new MessageFormat(german.getString(key)).getFormatsByArgumentIndex().length,
                    key);
        }
    }

    @Test
    void aLanguageThatIsMissingIsEnglishWhateverTheServerSpeaks() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMAN);
        try {
            assertEquals("Instances", new Texts(Locale.FRENCH).of("instances"));
            assertEquals(Locale.ENGLISH, new Texts(Locale.FRENCH).locale());
            assertEquals("Instanzen", new Texts(Locale.GERMANY).of("instances"));
            assertEquals("20.000", new Texts(Locale.GERMANY).of("number", 20_000));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aReasonIsToldInGermanAndWhatTheServerSaidAsItIs() {
        Texts german = new Texts(Locale.GERMAN);
        assertEquals(
                "mx.example.com:25 ist zurzeit nicht bereit: 421 4.3.2 It's {0} \"down\"",
                german.sentence("mx.example.com:25 does not serve for now: 421 4.3.2 It's {0} \"down\""));
        assertEquals("550 no such user", german.sentence("550 no such user"));
        assertEquals(
                "misslungen: der Rechnername mx ist unbekannt; bitte mailServer und DNS prüfen.",
                german.sentence("failed: the host name mx is unknown; check mailServer and DNS."));
    }

    /** One whose wording was changed there would be English again. */
    @Test
    void everySentenceIsOneThatTheBundleSays() throws IOException {
        StringBuilder sources = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("..", "mailsender-impl", "src", "main", "java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                sources.append(Files.readString(file));
            }
        }
        String said = sources.toString().replaceAll("\"\\s*\\+\\s*\"", "");
        ResourceBundle english = bundle("sentences", Locale.ROOT);
        assertEquals(
                List.of(),
                english.keySet().stream()
                        .flatMap(key -> Stream.of(english.getString(key).split("\\{\\d}")))
                        // What joins a sentence to a key or a name is put there elsewhere.
                        .map(part -> part.replaceFirst("^: ", "")
                                .replaceFirst(" (of|by) $", "")
                                .strip())
                        .filter(part -> !said.contains(part))
                        .toList());
    }

    @Test
    void everySentenceThatIsKnownIsFoundByItsWording() {
        ResourceBundle english = bundle("sentences", Locale.ROOT);
        Texts german = new Texts(Locale.GERMAN);
        for (String key : english.keySet()) {
            String said = english.getString(key).replaceAll("\\{(\\d)}", "<$1>");
            String told = german.sentence(said);
            assertNotEquals(said, told, key);
            assertTrue(!told.contains("{") && !told.contains("null"), told);
            assertEquals(said, new Texts(Locale.ENGLISH).sentence(said));
        }
    }
}
