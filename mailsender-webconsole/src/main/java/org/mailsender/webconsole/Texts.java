// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The page's words in the reader's language, English if there is no other. Immutable. */
final class Texts {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final ResourceBundle words;

    Texts(Locale locale) {
        // The JVM's own language must not win over the reader's.
        ResourceBundle.Control noFallback =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        words = ResourceBundle.getBundle(
                "org.mailsender.webconsole.texts", locale, Texts.class.getClassLoader(), noFallback);
    }

    String of(String key, Object... arguments) {
        String pattern = words.getString(key);
        return arguments.length == 0 ? pattern : MessageFormat.format(pattern, arguments);
    }

    List<String> all(String... keys) {
        return Arrays.stream(keys).map(this::of).toList();
    }

    /** In the server's time zone, as its log has it. */
    String time(Instant instant) {
        return TIME.format(instant.atZone(ZoneId.systemDefault()));
    }
}
