// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailsender.impl.testing.Canary;
import org.mailsender.impl.testing.Metatype;
import org.w3c.dom.Element;

/** The form that the bundle carries and what reads a configuration are of one mind. */
class MetatypeTest {

    private static final Map<String, Object> REQUIRED =
            Map.of("instance", "orders", "mailServer", "mail.example.com", "sender", "app@example.com");

    static Stream<String> ranges() {
        return Metatype.attributes().entrySet().stream()
                .filter(attribute -> attribute.getValue().hasAttribute("max"))
                .map(Map.Entry::getKey);
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void theRangeOfTheFormIsThatOfTheReader(String key) {
        Element attribute = Metatype.attributes().get(key);
        long least = Long.parseLong(attribute.getAttribute("min"));
        long most = Long.parseLong(attribute.getAttribute("max"));

        assertDoesNotThrow(() -> SettingsReader.read(with(key, least)));
        assertDoesNotThrow(() -> SettingsReader.read(with(key, most)));
        assertRefused(key, with(key, least - 1));
        assertRefused(key, with(key, most + 1));
    }

    /** The longest delay must not be shorter than the first one. */
    private static Map<String, Object> with(String key, long value) {
        Map<String, Object> properties = new HashMap<>(REQUIRED);
        properties.put("retryDelaySeconds", "1");
        properties.put("retryMaxDelaySeconds", "86400");
        properties.put(key, Long.toString(value));
        return properties;
    }

    private static void assertRefused(String key, Map<String, Object> properties) {
        ConfigurationException e =
                assertThrows(ConfigurationException.class, () -> SettingsReader.read(properties), key);
        assertTrue(e.getMessage().startsWith(key), e.getMessage());
    }

    @Test
    void theDefaultsOfTheFormAreThoseOfTheReader() throws ConfigurationException {
        Map<String, Object> filled = new HashMap<>();
        Metatype.attributes().forEach((key, attribute) -> {
            if (attribute.hasAttribute("default")) {
                filled.put(key, attribute.getAttribute("default"));
            }
        });
        filled.putAll(REQUIRED);

        assertEquals(SettingsReader.read(REQUIRED), SettingsReader.read(filled));
    }

    @Test
    void theFormHasTheKeysOfTheReader() {
        assertEquals(PropertyReader.keys(), Metatype.attributes().keySet());
    }

    @Test
    void whatTheReaderTakesForASecretTheFormCallsAPassword() {
        assertEquals(
                Set.of("password", "trustStorePassword", "oauth2ClientSecret", "oauth2RefreshToken"),
                Metatype.passwords());
    }

    /** Whatever else is wrong in a configuration, and with whatever secret: the sentence shows none. */
    @Test
    void noErrorOfAConfigurationShowsASecret() {
        List<String> sentences = new ArrayList<>();
        for (String key : Metatype.attributes().keySet()) {
            for (Object wrong : List.of("", " ", "no\nline", "\u0000", "-1", "no address", "a b c", "true", "://x")) {
                for (String secret : Metatype.passwords()) {
                    sentences.addAll(complaint(secret, key, wrong));
                }
            }
        }

        assertTrue(sentences.size() > 100, "only " + sentences.size() + " configurations were refused");
        for (String key : Metatype.passwords()) {
            sentences.forEach(sentence -> assertFalse(new Canary(key).isIn(sentence), sentence));
        }
    }

    private static List<String> complaint(String secret, String key, Object wrong) {
        Map<String, Object> properties = new HashMap<>(REQUIRED);
        properties.put(secret, new Canary(secret).value());
        if (key.equals(secret)) {
            properties.put(key, new Canary(secret).value() + wrong);
        } else {
            properties.put(key, wrong);
        }
        try {
            return List.of(SettingsReader.read(properties).toString());
        } catch (ConfigurationException e) {
            return List.of(String.valueOf(e), String.valueOf(e.getCause()));
        }
    }
}
