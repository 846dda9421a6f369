// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the form says of a key is what the reader does, and the guide tells. */
class FormTest {

    private static final Path GUIDE = Path.of("..", "docs", "many-nodes.md");
    private static final String FORM = "/OSGI-INF/metatype/org.mailsender.jdbc.settings.JdbcConfiguration.xml";

    @Test
    void theGuidesTableIsThatOfTheForm() throws IOException {
        Map<String, String> documented = new TreeMap<>();
        String guide = Files.readString(GUIDE);
        guide.substring(guide.indexOf("<!-- configuration:"), guide.indexOf("<!-- end of configuration -->"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .forEach(line -> documented.put(line.split("`")[1], line));

        assertEquals(expectedRows(), documented);
    }

    private static Map<String, String> expectedRows() throws IOException {
        Properties texts = texts("mailsender-jdbc.properties");
        Map<String, String> rows = new TreeMap<>();
        for (Method attribute : JdbcConfiguration.class.getDeclaredMethods()) {
            String key = attribute.getName().replace('_', '.');
            String standard = attribute.getDefaultValue().toString();
            rows.put(
                    key,
                    "| `" + key + "` | " + attribute.getReturnType().getSimpleName() + " | "
                            + (standard.isEmpty() ? "empty" : "`" + standard + "`") + " | "
                            + texts.getProperty(attribute.getName() + ".description") + " |");
        }
        return rows;
    }

    @Test
    void bothLanguagesHaveTheSameTexts() throws IOException {
        assertEquals(
                texts("mailsender-jdbc.properties").stringPropertyNames(),
                texts("mailsender-jdbc_de.properties").stringPropertyNames());
    }

    private static Properties texts(String file) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = FormTest.class.getResourceAsStream("/OSGI-INF/l10n/" + file)) {
            texts.load(in);
        }
        return texts;
    }

    @Test
    void theFormHasTheReadersRangesAndHidesThePassword() throws Exception {
        try (InputStream in = FormTest.class.getResourceAsStream(FORM)) {
            NodeList attributes = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getElementsByTagName("AD");
            assertEquals(9, attributes.getLength());
            for (int i = 0; i < attributes.getLength(); i++) {
                Element attribute = (Element) attributes.item(i);
                String id = attribute.getAttribute("id");
                assertEquals(
                        JdbcKeys.isSecret(id), attribute.getAttribute("type").equals("Password"), id);
                if (attribute.getAttribute("type").equals("Integer")) {
                    assertRange(id, attribute.getAttribute("min"), attribute.getAttribute("max"));
                }
            }
        }
    }

    private static void assertRange(String key, String min, String max) throws RefusedException {
        read(key, min);
        read(key, max);
        Stream.of(Long.parseLong(min) - 1, Long.parseLong(max) + 1)
                .forEach(value -> assertThrows(RefusedException.class, () -> read(key, String.valueOf(value)), key));
    }

    /** With a node's timeout that fits the lease. */
    private static void read(String key, String value) throws RefusedException {
        Map<String, Object> properties = new HashMap<>(Map.of("url", "jdbc:postgresql://a/b", "leaseSeconds", 3));
        properties.put("nodeTimeoutSeconds", 86_400);
        properties.put(key, value);
        JdbcSettingsReader.read(properties, () -> "n");
    }
}
