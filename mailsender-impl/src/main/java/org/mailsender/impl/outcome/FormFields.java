// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.outcome;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Named values on one line, as forms of the web are sent (application/x-www-form-urlencoded). Not thread-safe. */
final class FormFields {

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static FormFields of(String line) {
        FormFields fields = new FormFields();
        for (String pair : line.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("a name without a value");
            }
            fields.put(
                    pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return fields;
    }

    /** Adds a value; a name may have several. */
    FormFields put(String name, String value) {
        values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        return this;
    }

    /**
     * The first value of a name.
     *
     * @throws IllegalArgumentException if it has none
     */
    String first(String name) {
        List<String> all = all(name);
        if (all.isEmpty()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return all.get(0);
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    String text() {
        List<String> pairs = new ArrayList<>();
        values.forEach((name, all) ->
                all.forEach(value -> pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))));
        return String.join("&", pairs);
    }
}
