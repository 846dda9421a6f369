// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.settings;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The keys of {@link JdbcConfiguration}, found whatever their case. */
public final class JdbcKeys {

    private static final String PASSWORD = "password";
    private static final Map<String, Object> DEFAULTS = defaults();

    /** What Config Admin, File Install, Declarative Services, Karaf and the Web Console add. */
    private static final Pattern OF_THE_CONTAINER =
            Pattern.compile("(service|component|osgi|felix|webconsole|org)\\..*|[.:_#!].*|", Pattern.CASE_INSENSITIVE);

    private JdbcKeys() {}

    /**
     * Whether the value of a key must not be shown, also of one that is misspelt.
     *
     * @param key in any spelling
     * @return true for the password
     */
    public static boolean isSecret(String key) {
        String bare = key.strip().toLowerCase(Locale.ROOT);
        return bare.startsWith("pas") || bare.contains("pass") || bare.contains("pwd") || bare.contains("secret");
    }

    /**
     * Names the keys that have no effect.
     *
     * @param keys all of a configuration
     * @return one sentence, if there are such keys
     */
    public static Optional<String> complaint(Collection<String> keys) {
        List<String> unknown = keys.stream()
                .filter(key -> spelt(key).isEmpty()
                        && !OF_THE_CONTAINER.matcher(key.strip()).matches())
                .map(key -> "'" + key.strip() + "'")
                .sorted()
                .toList();
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of("these configuration keys are not known and have no effect: " + String.join(", ", unknown)
                        + ".");
    }

    /** The texts of all keys as the form spells them, those that are left empty with their defaults. */
    static Map<String, String> texts(Map<String, ?> properties) throws RefusedException {
        Map<String, String> texts = new HashMap<>();
        for (Map.Entry<String, ?> property : properties.entrySet()) {
            Optional<String> key = spelt(property.getKey());
            if (key.isPresent() && texts.put(key.get(), text(key.get(), property.getValue())) != null) {
                throw new RefusedException(key.get(), "it is given twice, in two spellings; keep one of them.");
            }
        }
        DEFAULTS.forEach(
                (key, value) -> texts.merge(key, value.toString(), (given, left) -> given.isBlank() ? left : given));
        return texts;
    }

    /** A password keeps its blanks. */
    private static String text(String key, Object value) {
        String text = value == null ? "" : value.toString();
        return key.equals(PASSWORD) ? text : text.strip();
    }

    private static Optional<String> spelt(String key) {
        return DEFAULTS.keySet().stream().filter(key.strip()::equalsIgnoreCase).findFirst();
    }

    private static Map<String, Object> defaults() {
        Map<String, Object> defaults = new TreeMap<>();
        for (Method attribute : JdbcConfiguration.class.getDeclaredMethods()) {
            defaults.put(attribute.getName().replace('_', '.'), attribute.getDefaultValue());
        }
        return Collections.unmodifiableMap(defaults);
    }
}
