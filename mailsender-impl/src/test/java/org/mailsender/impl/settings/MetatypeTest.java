// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What the form says of a key, as the container reads it, is what the reader does. */
class MetatypeTest {

    private static final String FORM = "/OSGI-INF/metatype/org.mailsender.impl.settings.MailSenderConfiguration.xml";
    /** Several addresses, or files, are one text. */
    private static final Set<String> LISTS_IN_ONE_TEXT =
            Set.of("recipients", "cc", "bcc", "replyTo", "redirectTo", "attachments");

    /** An attribute definition; shows as its id. */
    record Attribute(Element element) {

        String id() {
            return element.getAttribute("id");
        }

        String get(String name) {
            return element.getAttribute(name);
        }

        boolean isList() {
            return !get("cardinality").isEmpty();
        }

        @Override
        public String toString() {
            return id();
        }
    }

    static Stream<Attribute> form() throws IOException, SAXException, ParserConfigurationException {
        try (InputStream in = MetatypeTest.class.getResourceAsStream(FORM)) {
            NodeList elements = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getElementsByTagName("AD");
            List<Attribute> attributes = new ArrayList<>();
            for (int i = 0; i < elements.getLength(); i++) {
                attributes.add(new Attribute((Element) elements.item(i)));
            }
            return attributes.stream();
        }
    }

    /** Those that configure an instance, and not the Web Console. */
    static Stream<Attribute> ours() throws IOException, SAXException, ParserConfigurationException {
        return form().filter(attribute -> !attribute.id().startsWith("webconsole."));
    }

    static Stream<Attribute> numbers() throws IOException, SAXException, ParserConfigurationException {
        return ours().filter(attribute -> Set.of("Integer", "Long").contains(attribute.get("type")));
    }

    private static Map<String, Object> properties() {
        return new HashMap<>(Map.of(
                "service.pid", "org.mailsender~orders", "mailServer", "smtp.example.com", "sender", "app@example.com"));
    }

    private static Settings read(String key, Object value) throws ConfigurationException {
        Map<String, Object> properties = properties();
        if (key.equals("retryDelaySeconds")) {
            properties.put("retryMaxDelaySeconds", 86_400);
        } else if (key.equals("retryMaxDelaySeconds")) {
            properties.put("retryDelaySeconds", 1);
        }
        properties.put(key, value);
        return SettingsReader.read(properties);
    }

    private static void assertRefused(String key, Object value) {
        String sentence = assertThrows(ConfigurationException.class, () -> read(key, value), () -> key + " = " + value)
                .getMessage();
        assertTrue(sentence.startsWith(key + ": "), sentence);
    }

    @Test
    void theFormHasTheKeysOfTheReader() throws Exception {
        assertEquals(KnownKeys.all(), Set.copyOf(form().map(Attribute::id).toList()));
    }

    @ParameterizedTest
    @MethodSource("ours")
    void anAbsentKeyIsReadAsTheDefaultOfTheForm(Attribute attribute) throws Exception {
        String key = attribute.id();
        if (!attribute.get("required").equals("false")) {
            Map<String, Object> without = properties();
            without.remove(key);
            assertThrows(ConfigurationException.class, () -> SettingsReader.read(without));
            return;
        }
        Map<String, Object> without = properties();
        without.put("retryDelaySeconds", "30");
        without.put("retryMaxDelaySeconds", "1800");
        without.remove(key);
        Settings expected = SettingsReader.read(without);

        for (Object value : List.of(attribute.get("default"), new String[] {attribute.get("default")}, "", " ")) {
            if (value instanceof String text
                    && text.isBlank()
                    && !text.isEmpty()
                    && attribute.get("default").isEmpty()) {
                continue; // A blank may be meant.
            }
            without.put(key, value);
            assertEquals(expected, SettingsReader.read(without), key + " = '" + value + "'");
        }
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void theRangeOfTheFormIsThatOfTheReader(Attribute attribute) throws Exception {
        String key = attribute.id();
        long least = Long.parseLong(attribute.get("min"));
        long most = Long.parseLong(attribute.get("max"));

        read(key, least);
        read(key, Long.toString(most));
        assertRefused(key, least - 1);
        assertRefused(key, Long.toString(most + 1));
        assertEquals("Long".equals(attribute.get("type")), most > Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @MethodSource("ours")
    void theTypeOfTheFormIsThatOfTheReader(Attribute attribute) throws Exception {
        String key = attribute.id();
        switch (attribute.get("type")) {
            case "Boolean" -> {
                assertEquals(read(key, true), read(key, "TRUE"));
                assertEquals(read(key, false), read(key, " false "));
                assertFalse(read(key, true).equals(read(key, false)), key + " has no effect");
                assertRefused(key, "yes");
            }
            case "Integer", "Long" -> assertRefused(key, "1.5");
            case "String", "Password" -> {
                if (!attribute.isList() && !LISTS_IN_ONE_TEXT.contains(key)) {
                    assertRefused(key, new String[] {"a@x.org", "b@x.org"});
                }
            }
            default -> throw new AssertionError("no test for the type " + attribute.get("type"));
        }
    }

    @Test
    void aListMayBeAnArrayWhoseElementsAreNeverSplit() throws Exception {
        Map<String, String[]> lists = Map.of(
                "event.topics", new String[] {"a/B", "c/D"},
                "authMechanisms", new String[] {"PLAIN", "NTLM"},
                "notify", new String[] {"SUCCESS", "DELAY"},
                "attachmentRoots", new String[] {"/a", "/b"});

        assertEquals(
                lists.keySet(),
                Set.copyOf(ours().filter(Attribute::isList).map(Attribute::id).toList()));
        for (Map.Entry<String, String[]> list : lists.entrySet()) {
            String text = String.join(" , ", list.getValue());
            assertEquals(read(list.getKey(), text), read(list.getKey(), list.getValue()));
            assertEquals(read(list.getKey(), text), read(list.getKey(), List.of(list.getValue())));
            assertFalse(isReadAs(list.getKey(), new String[] {text}, read(list.getKey(), text)));
        }
    }

    private static boolean isReadAs(String key, Object value, Settings settings) {
        try {
            return read(key, value).equals(settings);
        } catch (ConfigurationException e) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("form")
    void whatTheFormCallsAPasswordIsASecret(Attribute attribute) {
        assertEquals(attribute.get("type").equals("Password"), KnownKeys.isSecret(attribute.id()));
    }

    @ParameterizedTest
    @MethodSource("ours")
    void everyKeyHasALabelAndADescriptionInBothLanguages(Attribute attribute) throws IOException {
        for (String language : List.of("", "_de")) {
            Properties texts = new Properties();
            try (InputStream in =
                    MetatypeTest.class.getResourceAsStream("/OSGI-INF/l10n/mailsender" + language + ".properties")) {
                texts.load(in);
            }
            for (String name : List.of("name", "description")) {
                String reference = attribute.get(name);
                assertTrue(reference.startsWith("%"), reference);
                assertFalse(texts.getProperty(reference.substring(1), "").isBlank(), reference + language);
            }
        }
    }
}
