// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.call;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where on the page the reader is: what stands in its address. Immutable. */
public final class Where {

    public static final String INSTANCE = "instance";
    public static final String VIEW = "view";
    public static final String MAIL = "mail";
    /** What the list of instances is searched for, whether for errors only, and from which of them on it is shown. */
    public static final String SEARCH = "q";

    public static final String ERRORS = "errors";
    public static final String ROW = "row";
    /** The same of the list of mails. */
    public static final String FIND = "find";

    public static final String FROM = "from";
    /** Whether only the failures of the transactions are shown. */
    public static final String FAILURES = "failures";

    private static final List<String> LASTING =
            List.of(INSTANCE, VIEW, MAIL, SEARCH, ERRORS, ROW, FIND, FROM, FAILURES);

    private final Map<String, String> values;

    private Where(Map<String, String> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    public static Where of(Call call) {
        Map<String, String> values = new LinkedHashMap<>();
        LASTING.forEach(name -> call.parameter(name).ifPresent(value -> values.put(name, value)));
        return new Where(values);
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A place in a list; what is no number is its beginning. */
    public int number(String name) {
        try {
            return Math.max(0, Integer.parseInt(values.getOrDefault(name, "0")));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Another place; an empty value takes the name away. */
    public Where with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.remove(name);
        if (!value.isEmpty()) {
            changed.put(name, value);
        }
        return new Where(changed);
    }

    /** Another place, without all that is known of the present one but these. */
    public Where only(String... names) {
        Map<String, String> kept = new LinkedHashMap<>(values);
        kept.keySet().retainAll(List.of(names));
        return new Where(kept);
    }

    /** The list of instances as it is shown. */
    public Where list() {
        return only(SEARCH, ERRORS, ROW);
    }

    public Map<String, String> values() {
        return values;
    }

    /** A link to it, relative to the page. */
    public String link() {
        return "?"
                + values.entrySet().stream()
                        .map(entry ->
                                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }
}
