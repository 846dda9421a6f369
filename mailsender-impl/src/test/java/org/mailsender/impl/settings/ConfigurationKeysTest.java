// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.lang.reflect.Field;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.mailsender.ConfigurationKeys;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The API names exactly the keys that the form has. */
class ConfigurationKeysTest {

    private static final String METATYPE =
            "/OSGI-INF/metatype/org.mailsender.impl.settings.MailSenderConfiguration.xml";

    @Test
    void theApiNamesEveryKeyOfTheFormAndNoOther() throws Exception {
        assertEquals(keysOfTheForm(), keysOfTheApi());
    }

    private static Set<String> keysOfTheApi() throws IllegalAccessException {
        Set<String> keys = new TreeSet<>();
        for (Field constant : ConfigurationKeys.class.getFields()) {
            keys.add((String) constant.get(null));
        }
        keys.remove(ConfigurationKeys.PID);
        return keys;
    }

    /** Without what only the Web Console reads. */
    private static Set<String> keysOfTheForm() throws Exception {
        Set<String> keys = new TreeSet<>();
        try (InputStream xml = ConfigurationKeysTest.class.getResourceAsStream(METATYPE)) {
            NodeList attributes = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(xml)
                    .getElementsByTagName("AD");
            for (int i = 0; i < attributes.getLength(); i++) {
                String id = ((Element) attributes.item(i)).getAttribute("id");
                if (!id.startsWith("webconsole.")) {
                    keys.add(id);
                }
            }
        }
        return keys;
    }
}
