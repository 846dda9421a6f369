// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads configuration properties as Config Admin delivers them: typed from the Web Console, text from files.
 *
 * <p>The defaults are those of {@link MailSenderConfiguration}, so that form, documentation and behaviour have one
 * source. Immutable.
 */
final class PropertyReader {

    private static final Map<String, Object> DEFAULTS = defaults();

    private final Map<String, ?> properties;

    PropertyReader(Map<String, ?> properties) {
        this.properties = properties;
    }

    /** The keys that the configuration form knows. */
    static Set<String> keys() {
        return new TreeSet<>(DEFAULTS.keySet());
    }

    /** The text of a key, not trimmed: blanks may matter. */
    String text(String key) throws ConfigurationException {
        Object value = valueOf(key);
        if (value instanceof Object[] several) {
            if (several.length > 1) {
                throw new ConfigurationException(key, several.length + " values were given, but one is expected.");
            }
            value = several.length == 0 ? "" : several[0];
        }
        return value.toString();
    }

    String trimmed(String key) throws ConfigurationException {
        return text(key).strip();
    }

    boolean flag(String key) throws ConfigurationException {
        String text = trimmed(key);
        if (text.equalsIgnoreCase("true")) {
            return true;
        }
        if (text.equalsIgnoreCase("false")) {
            return false;
        }
        throw new ConfigurationException(key, "'" + text + "' is neither true nor false.");
    }

    int integer(String key, int least, int most) throws ConfigurationException {
        return Math.toIntExact(number(key, least, most));
    }

    long number(String key, long least, long most) throws ConfigurationException {
        String text = trimmed(key);
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new ConfigurationException(
                    key, "'" + text + "' is not a whole number; use " + least + " to " + most + ".");
        }
        throw new ConfigurationException(key, text + " is out of range; use " + least + " to " + most + ".");
    }

    /** A list, given as an array, a collection or comma-separated text; blanks around elements and empty ones drop. */
    List<String> list(String key) {
        List<String> list = new ArrayList<>();
        for (Object element : elements(valueOf(key))) {
            for (String part : element.toString().split(",")) {
                if (!part.isBlank()) {
                    list.add(part.strip());
                }
            }
        }
        return List.copyOf(list);
    }

    private static List<?> elements(Object value) {
        if (value instanceof Object[] array) {
            return List.of(array);
        }
        return value instanceof Collection<?> collection ? List.copyOf(collection) : List.of(value);
    }

    private Object valueOf(String key) {
        Object value = properties.get(key);
        return value != null ? value : DEFAULTS.getOrDefault(key, "");
    }

    private static Map<String, Object> defaults() {
        Map<String, Object> defaults = new LinkedHashMap<>();
        for (Method attribute : MailSenderConfiguration.class.getDeclaredMethods()) {
            String key = attribute.getName().replace('_', '.');
            Object value = attribute.getDefaultValue();
            defaults.put(key, value == null ? "" : value);
        }
        return Map.copyOf(defaults);
    }
}
