// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.testing;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.mailsender.impl.settings.MailSenderConfiguration;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The configuration form as the bundle carries it (OSGi Compendium 105.8). */
public final class Metatype {

    private Metatype() {}

    /** Its attributes by their keys. */
    public static Map<String, Element> attributes() {
        String form = "/OSGI-INF/metatype/" + MailSenderConfiguration.class.getName() + ".xml";
        try (InputStream in = MailSenderConfiguration.class.getResourceAsStream(form)) {
            NodeList found = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getElementsByTagName("AD");
            Map<String, Element> attributes = new TreeMap<>();
            for (int i = 0; i < found.getLength(); i++) {
                Element attribute = (Element) found.item(i);
                attributes.put(attribute.getAttribute("id"), attribute);
            }
            return attributes;
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new AssertionError(e);
        }
    }

    /** The keys that it calls Password. */
    public static Set<String> passwords() {
        Set<String> passwords = new TreeSet<>();
        attributes().forEach((key, attribute) -> {
            if (attribute.getAttribute("type").equals("Password")) {
                passwords.add(key);
            }
        });
        return passwords;
    }
}
