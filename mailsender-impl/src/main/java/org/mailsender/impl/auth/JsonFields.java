// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The texts and numbers of one JSON object (RFC 8259), such as a token endpoint answers; what else it holds is read over
 * without recursion, so that no depth exhausts the stack. Immutable.
 */
final class JsonFields {

    private final Map<String, String> texts;
    private final Map<String, Double> numbers;

    private JsonFields(Map<String, String> texts, Map<String, Double> numbers) {
        this.texts = texts;
        this.numbers = numbers;
    }

    /** Reads it, a byte order mark before it or not; empty if it is no object, or one that says a thing twice. */
    static Optional<JsonFields> of(String json) {
        try {
            return read(JsonReader.from(json.startsWith("\uFEFF") ? json.substring(1) : json));
        } catch (JsonParserException e) {
            return Optional.empty();
        }
    }

    private static Optional<JsonFields> read(JsonReader reader) throws JsonParserException {
        Map<String, String> texts = new HashMap<>();
        Map<String, Double> numbers = new HashMap<>();
        Set<String> names = new HashSet<>();
        reader.object();
        while (reader.next()) {
            String name = reader.key();
            if (!names.add(name)) {
                return Optional.empty();
            }
            switch (reader.current()) {
                case STRING -> texts.put(name, reader.string());
                case NUMBER -> numbers.put(name, reader.doubleVal());
                case OBJECT, ARRAY -> readOver(reader);
                case BOOLEAN, NULL -> {}
            }
        }
        return Optional.of(new JsonFields(Map.copyOf(texts), Map.copyOf(numbers)));
    }

    private static void readOver(JsonReader reader) throws JsonParserException {
        int depth = 0;
        do {
            boolean more = depth == 0 || reader.next();
            if (!more) {
                depth--;
            } else if (reader.current() == JsonReader.Type.OBJECT) {
                reader.object();
                depth++;
            } else if (reader.current() == JsonReader.Type.ARRAY) {
                reader.array();
                depth++;
            }
        } while (depth > 0);
    }

    /** A text, if there is one of that name that is not empty. */
    Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name)).filter(text -> !text.isEmpty());
    }

    /** A number; a text of digits counts too. */
    Optional<Double> number(String name) {
        return text(name)
                .filter(text -> text.matches("-?\\d{1,18}"))
                .map(Double::valueOf)
                .or(() -> Optional.ofNullable(numbers.get(name)));
    }
}
