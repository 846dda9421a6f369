// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.mailsender.Mail;
import org.mailsender.PropertyNames;
import org.mailsender.impl.template.Properties;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventConstants;

/**
 * What somebody brought by name: everything in it goes before the templates, and is never taken for one. Immutable.
 *
 * @param values by name, without nulls
 * @param told names of those that are there to be told, and go before no template
 */
record Given(Map<String, Object> values, Set<String> told) implements Properties {

    /** An event's properties, in the order of their names. Runs no foreign code. */
    static Given of(Event event) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String name : new TreeSet<>(Set.of(event.getPropertyNames()))) {
            Object value = event.getProperty(name);
            if (value != null && !name.equals(EventConstants.EVENT_TOPIC)) {
                values.put(name, value);
            }
        }
        return new Given(values, OutcomeOfAnother.toldBy(event));
    }

    /** The parts of a mail under the names that an event would give them. What is empty is left out by its maker. */
    static Given of(Mail mail) {
        Map<String, Object> values = new LinkedHashMap<>();
        put(values, PropertyNames.SUBJECT, mail.subject());
        put(values, PropertyNames.MESSAGE, mail.message());
        if (mail.isHtml() || !mail.message().isEmpty()) {
            values.put(PropertyNames.IS_HTML, mail.isHtml());
        }
        mail.text().ifPresent(text -> values.put(PropertyNames.TEXT, text));
        put(values, PropertyNames.RECIPIENTS, mail.recipients());
        put(values, PropertyNames.CC, mail.cc());
        put(values, PropertyNames.BCC, mail.bcc());
        put(values, PropertyNames.REPLY_TO, mail.replyTo());
        put(values, PropertyNames.ATTACHMENTS, mail.attachments());
        mail.calendar().ifPresent(calendar -> values.put(PropertyNames.CALENDAR, calendar));
        mail.messageKey().ifPresent(key -> values.put(PropertyNames.MESSAGE_KEY, key));
        mail.correlationId().ifPresent(id -> values.put(PropertyNames.CORRELATION_ID, id));
        return new Given(values, Set.of());
    }

    private static void put(Map<String, Object> values, String name, String text) {
        if (!text.isEmpty()) {
            values.put(name, text);
        }
    }

    private static void put(Map<String, Object> values, String name, Collection<?> list) {
        if (!list.isEmpty()) {
            values.put(name, list);
        }
    }

    /** Whether it takes the place of a template. */
    boolean has(String name) {
        return values.containsKey(name) && !told.contains(name);
    }

    @Override
    public Object get(String name) {
        return values.get(name);
    }

    @Override
    public Collection<String> names() {
        return values.keySet();
    }
}
