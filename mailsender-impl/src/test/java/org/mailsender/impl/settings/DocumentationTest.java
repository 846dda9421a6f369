// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mailsender.PropertyNames;

/** What the README says of keys and properties is what the code does. */
class DocumentationTest {

    private static final Path README = Path.of("..", "README.md");

    @Test
    void theConfigurationTableIsThatOfTheForm() throws IOException {
        Map<String, String> documented = new TreeMap<>();
        String readme = Files.readString(README);
        String table = readme.substring(
                readme.indexOf("<!-- configuration:"), readme.indexOf("<!-- end of configuration -->"));
        for (String line : table.split("\n")) {
            if (line.startsWith("| `")) {
                documented.put(line.split("`")[1], line);
            }
        }

        assertEquals(expectedRows(), documented);
    }

    private static Map<String, String> expectedRows() throws IOException {
        Properties texts = texts("mailsender.properties");
        Map<String, String> rows = new TreeMap<>();
        for (Method attribute : MailSenderConfiguration.class.getDeclaredMethods()) {
            String name = attribute.getName().replace("$", "");
            String key = name.replace('_', '.');
            if (!key.startsWith("webconsole")) {
                String meaning = texts.getProperty(name + ".description");
                rows.put(
                        key,
                        "| `" + key + "` | " + attribute.getReturnType().getSimpleName() + " | "
                                + shown(attribute.getDefaultValue()) + " | "
                                + meaning.replace("<instance>", "`<instance>`") + " |");
            }
        }
        return rows;
    }

    private static String shown(Object value) {
        if (value == null) {
            return "required";
        }
        String text = value instanceof Object[] array ? String.join(", ", Arrays.asList((String[]) array)) : "" + value;
        return text.isEmpty() ? "empty" : "`" + text + "`";
    }

    @Test
    void everyEventPropertyIsDocumented() throws IOException, IllegalAccessException {
        String readme = Files.readString(README);
        for (Field constant : PropertyNames.class.getFields()) {
            String name = (String) constant.get(null);
            String shown = name.endsWith(".") ? "`" + name : "`" + name + "`";
            assertTrue(readme.contains(shown), name + " is missing in the README");
        }
    }

    @Test
    void bothLanguagesHaveTheSameTexts() throws IOException {
        assertEquals(
                texts("mailsender.properties").stringPropertyNames(),
                texts("mailsender_de.properties").stringPropertyNames());
    }

    private static Properties texts(String file) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = DocumentationTest.class.getResourceAsStream("/OSGI-INF/l10n/" + file)) {
            texts.load(in);
        }
        return texts;
    }
}
