// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.template;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mailsender.store.Endpoint;

/**
 * What the tags of a template can name when a mail is made. A property goes before what always has a name, because
 * outcomes of other instances bring an instance of their own. Immutable.
 *
 * @param properties what was brought
 * @param topic of the event, "" for a mail sent by hand
 * @param instance the instance's name
 * @param endpoint the configured one
 * @param taken when it came, in the zone in which times are shown
 */
public record Occasion(Properties properties, String topic, String instance, Endpoint endpoint, ZonedDateTime taken) {

    /** Null for a name that stands for nothing. */
    Object get(String name) {
        Object value = properties.get(name);
        return value == null ? given(name) : value;
    }

    private Object given(String name) {
        return switch (name) {
            case "topic" -> topic;
            case "instance" -> instance;
            case "endpoint" -> endpoint.name();
            case "interface" -> endpoint.interfaceName();
            case "date" -> taken.toLocalDate();
            case "time" -> taken.toLocalTime().truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ISO_LOCAL_TIME);
            case Pairs.NAME -> pairs();
            default -> null;
        };
    }

    private List<Map<String, Object>> pairs() {
        List<Map<String, Object>> pairs = new ArrayList<>();
        for (String name : properties.names()) {
            Object value = properties.get(name);
            if (value != null) {
                pairs.add(Pairs.of(name, value));
            }
        }
        return pairs;
    }
}
