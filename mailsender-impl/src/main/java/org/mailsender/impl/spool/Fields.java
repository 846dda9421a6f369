// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Named values as header fields (RFC 5322 2.2): {@code X-MailSender-Name: value}, one line each, several lines for a
 * list. Values are percent-encoded where they are not plain ASCII, and folded. Not thread-safe.
 */
final class Fields {

    static final String PREFIX = "X-MailSender-";

    /** A longer value goes on in further lines, which begin with a blank. */
    private static final int LINE_LENGTH = 900;

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    Fields put(String name, String value) {
        values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
        return this;
    }

    Fields putAll(String name, Iterable<String> several) {
        several.forEach(value -> put(name, value));
        return this;
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    String required(String name) {
        return first(name)
                .orElseThrow(() -> new IllegalArgumentException("the field " + PREFIX + name + " is missing"));
    }

    String text() {
        StringBuilder text = new StringBuilder();
        values.forEach((name, several) -> several.forEach(value -> append(text, name, value)));
        return text.toString();
    }

    private static void append(StringBuilder text, String name, String value) {
        String encoded = encode(value);
        text.append(PREFIX).append(name).append(": ");
        for (int start = 0; start < encoded.length(); start += LINE_LENGTH) {
            text.append(start == 0 ? "" : "\r\n ");
            text.append(encoded, start, Math.min(encoded.length(), start + LINE_LENGTH));
        }
        text.append("\r\n");
    }

    /** Reads one unfolded line. */
    void read(String line) {
        int colon = line.indexOf(": ");
        if (!line.startsWith(PREFIX) || colon < 0) {
            throw new IllegalArgumentException("the line '" + line + "' is no field");
        }
        put(line.substring(PREFIX.length(), colon), decode(line.substring(colon + 2)));
    }

    static Fields parse(String text) {
        Fields fields = new Fields();
        text.replace("\r\n ", "").lines().filter(line -> !line.isEmpty()).forEach(fields::read);
        return fields;
    }

    private static String encode(String value) {
        boolean plain = value.chars().allMatch(character -> character > 32 && character < 127 && character != '%');
        return plain
                ? value
                : URLEncoder.encode(value, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("%40", "@");
    }

    private static String decode(String value) {
        return value.indexOf('%') < 0 ? value : URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
