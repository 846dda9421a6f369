// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

import java.lang.reflect.Array;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mailsender.impl.mail.FilePaths;

/**
 * Reads configuration properties as Config Admin delivers them: typed from the Web Console, text from files, keys in
 * any case. A key that is left empty has its default.
 *
 * <p>The defaults are those of {@link MailSenderConfiguration}, so that form, documentation and behaviour have one
 * source. Immutable.
 */
final class PropertyReader {

    private final Map<String, Object> values;

    private PropertyReader(Map<String, Object> values) {
        this.values = values;
    }

    static PropertyReader of(Map<String, ?> properties) throws ConfigurationException {
        Map<String, Object> values = new HashMap<>();
        for (Map.Entry<String, ?> property : properties.entrySet()) {
            String key = KnownKeys.spelt(property.getKey()).orElse(property.getKey());
            if (property.getValue() != null && values.put(key, property.getValue()) != null) {
                throw new ConfigurationException(key, "it is given twice, in two spellings; keep one of them.");
            }
        }
        return new PropertyReader(values);
    }

    /** The text of a key, not trimmed: blanks may matter. */
    String text(String key) throws ConfigurationException {
        List<String> texts = texts(key);
        if (texts.size() > 1) {
            throw new ConfigurationException(key, texts.size() + " values were given, but one is expected.");
        }
        return texts.isEmpty() ? "" : texts.get(0);
    }

    String trimmed(String key) throws ConfigurationException {
        return text(key).strip();
    }

    /** The path of a file or folder. */
    String path(String key) throws ConfigurationException {
        return path(key, trimmed(key));
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

    /** A list: text is split at commas, an element never. Blanks around elements and empty ones drop. */
    List<String> list(String key) {
        boolean single = !(values.get(key) instanceof Collection<?>) && !isArray(values.get(key));
        return texts(key).stream()
                .flatMap(text -> single ? Stream.of(text.split(",")) : Stream.of(text))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** A list that is taken apart later: its elements, if it has any, behind commas. */
    String joined(String key) {
        return String.join(",", texts(key));
    }

    /** The elements of an array or a collection, else the one value. */
    List<String> texts(String key) {
        List<String> texts = texts(values.getOrDefault(key, ""));
        return texts.stream().allMatch(String::isBlank) && !"".equals(KnownKeys.defaultOf(key))
                ? texts(KnownKeys.defaultOf(key))
                : texts;
    }

    /** The text of a path, if it can be one. */
    static String path(String key, String path) throws ConfigurationException {
        try {
            return Path.of(path).toString();
        } catch (InvalidPathException e) {
            throw new ConfigurationException(key, FilePaths.complaint(path, e));
        }
    }

    private static List<String> texts(Object value) {
        List<String> texts = new ArrayList<>();
        if (value instanceof Collection<?> collection) {
            collection.forEach(element -> texts.add(element == null ? "" : element.toString()));
        } else if (isArray(value)) {
            for (int i = 0; i < Array.getLength(value); i++) {
                Object element = Array.get(value, i);
                texts.add(element == null ? "" : element.toString());
            }
        } else {
            texts.add(value.toString());
        }
        return texts;
    }

    private static boolean isArray(Object value) {
        return value != null && value.getClass().isArray();
    }
}
