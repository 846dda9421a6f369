// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.action;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailsender.PropertyNames;
import org.mailsender.webconsole.call.Call;
import org.mailsender.webconsole.text.Texts;

/** The form for a mail by hand: its fields become the properties of an event. */
final class SendForm {

    /** Further properties, one {@code name=value} a line. */
    static final String MORE = "more";

    private static final List<String> FIELDS = List.of(
            PropertyNames.RECIPIENTS,
            PropertyNames.SUBJECT,
            PropertyNames.MESSAGE,
            PropertyNames.IS_HTML,
            PropertyNames.ATTACHMENTS);

    private SendForm() {}

    static Map<String, String> typed(Call call) {
        Map<String, String> typed = new LinkedHashMap<>();
        FIELDS.forEach(name -> call.parameter(name).ifPresent(value -> typed.put(name, value)));
        call.parameter(MORE).ifPresent(value -> typed.put(MORE, value));
        return typed;
    }

    /** What is left empty is left out, so that it comes from the configuration. */
    static Map<String, String> properties(Map<String, String> typed, Texts texts) {
        Map<String, String> properties = new LinkedHashMap<>(typed);
        String more = typed.getOrDefault(MORE, "");
        properties.remove(MORE);
        for (String line : more.lines().filter(text -> !text.isBlank()).toList()) {
            int equals = line.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(texts.of("send.noValue", line.strip()));
            }
            properties.put(line.substring(0, equals).strip(), line.substring(equals + 1));
        }
        return properties;
    }
}
