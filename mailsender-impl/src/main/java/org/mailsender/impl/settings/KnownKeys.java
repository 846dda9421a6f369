// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.mailsender.impl.mail.Characters;

/** The keys of {@link MailSenderConfiguration}, found whatever their case and behind a byte order mark. */
public final class KnownKeys {

    /** Those that the form calls passwords. */
    private static final Set<String> SECRETS = Set.of(
            "password",
            "trustStorePassword",
            "keyStorePassword",
            "oauth2ClientSecret",
            "oauth2RefreshToken",
            "oauth2KeyStorePassword");

    /** With their defaults. */
    private static final Map<String, Object> DEFAULTS = defaults();

    /** U+FEFF, or its octets in UTF-8 read as ISO-8859-1. */
    private static final Pattern BYTE_ORDER_MARK = Pattern.compile("^(\uFEFF|\u00EF\u00BB\u00BF)+");

    /** What Config Admin, File Install, Declarative Services, Karaf and the Web Console add. */
    private static final Pattern OF_THE_CONTAINER = Pattern.compile(
            "(service|component|osgi|felix|webconsole|org)\\..*|[.:_#!].*|.*\\.target|objectClass|",
            Pattern.CASE_INSENSITIVE);

    private KnownKeys() {}

    /** All keys as the form spells them. */
    static Set<String> all() {
        return DEFAULTS.keySet();
    }

    /** The default of a key, "" where it has none. */
    static Object defaultOf(String key) {
        return DEFAULTS.getOrDefault(key, "");
    }

    /** A key as the form spells it; empty if the form does not know it. */
    static Optional<String> spelt(String key) {
        String bare = withoutMark(key);
        return DEFAULTS.keySet().stream().filter(bare::equalsIgnoreCase).findFirst();
    }

    /**
     * Whether the value of a key must not be shown: also that of a key which is misspelt.
     *
     * @param key in any spelling
     * @return true for passwords, secrets and tokens
     */
    public static boolean isSecret(String key) {
        Optional<String> known = spelt(key);
        if (known.isPresent()) {
            return SECRETS.contains(known.get());
        }
        String bare = withoutMark(key).toLowerCase(Locale.ROOT);
        return bare.contains("password")
                || bare.contains("secret")
                || nearest(key).filter(SECRETS::contains).isPresent();
    }

    /**
     * Names the keys that have no effect.
     *
     * @param keys all of a configuration
     * @return one sentence, if there are such keys
     */
    public static Optional<String> complaint(Collection<String> keys) {
        List<String> unknown = new ArrayList<>();
        for (String key : new TreeSet<>(keys)) {
            String bare = withoutMark(key);
            if (spelt(key).isEmpty() && !OF_THE_CONTAINER.matcher(bare).matches()) {
                unknown.add(Characters.quoted(bare)
                        + nearest(key)
                                .map(known -> " (did you mean " + known + "?)")
                                .orElse(""));
            }
        }
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of("these configuration keys are not known and have no effect: " + String.join(", ", unknown)
                        + ".");
    }

    /** The key that differs least, if not in more than a third of its letters. */
    private static Optional<String> nearest(String key) {
        String letters = letters(key);
        return DEFAULTS.keySet().stream()
                .filter(known -> 3 * distance(letters, letters(known)) <= letters.length())
                .min(Comparator.comparingInt(known -> distance(letters, letters(known))));
    }

    private static String letters(String key) {
        return key.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** How many letters must be put in, taken out or changed (Levenshtein). */
    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        for (int j = 0; j < previous.length; j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] current = new int[previous.length];
            current[0] = i;
            for (int j = 1; j < current.length; j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(previous[j - 1] + change, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[other.length()];
    }

    private static String withoutMark(String key) {
        return BYTE_ORDER_MARK.matcher(key).replaceFirst("").strip();
    }

    private static Map<String, Object> defaults() {
        Map<String, Object> defaults = new TreeMap<>();
        for (Method attribute : MailSenderConfiguration.class.getDeclaredMethods()) {
            Object value = attribute.getDefaultValue();
            defaults.put(attribute.getName().replace("$", "").replace('_', '.'), value == null ? "" : value);
        }
        return Collections.unmodifiableMap(defaults);
    }
}
