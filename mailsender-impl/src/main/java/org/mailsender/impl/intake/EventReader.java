// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

import static org.mailsender.PropertyNames.ATTACHMENTS;
import static org.mailsender.PropertyNames.BCC;
import static org.mailsender.PropertyNames.CC;
import static org.mailsender.PropertyNames.CORRELATION_ID;
import static org.mailsender.PropertyNames.HEADERS;
import static org.mailsender.PropertyNames.HEADER_PREFIX;
import static org.mailsender.PropertyNames.INLINE;
import static org.mailsender.PropertyNames.IS_HTML;
import static org.mailsender.PropertyNames.MESSAGE;
import static org.mailsender.PropertyNames.MESSAGE_KEY;
import static org.mailsender.PropertyNames.RECIPIENTS;
import static org.mailsender.PropertyNames.REPLY_TO;
import static org.mailsender.PropertyNames.SUBJECT;
import static org.mailsender.PropertyNames.TEXT;
import static org.mailsender.PropertyNames.VIA;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailsender.Attachment;
import org.mailsender.Mail;
import org.mailsender.MailBuilder;
import org.mailsender.impl.mail.RefusedException;
import org.osgi.service.event.Event;

/** Reads an event's properties, typed or as text, into a request. Unknown properties are left alone. */
public final class EventReader {

    private final Event event;

    private EventReader(Event event) {
        this.event = event;
    }

    /**
     * Reads one event.
     *
     * @param event the event
     * @return what it asks for
     * @throws RefusedException if a property has a type or a value that cannot be used
     */
    public static Request read(Event event) throws RefusedException {
        return new Request(new EventReader(event).mail(), event.getTopic(), via(event), false);
    }

    /**
     * The instances whose outcomes led to this event.
     *
     * @param event the event
     * @return empty for most events
     */
    public static List<String> via(Event event) {
        return event.getProperty(VIA) instanceof String[] instances ? List.of(instances) : List.of();
    }

    private Mail mail() throws RefusedException {
        MailBuilder mail = Mail.builder();
        if (PropertyValues.flag(IS_HTML, event.getProperty(IS_HTML))) {
            mail.html(text(MESSAGE));
        } else {
            mail.message(text(MESSAGE));
        }
        mail.subject(text(SUBJECT))
                .recipients(addresses(RECIPIENTS))
                .cc(addresses(CC))
                .bcc(addresses(BCC))
                .replyTo(addresses(REPLY_TO))
                .attachments(attachments())
                .inline(inline())
                .headers(headers());
        if (event.getProperty(TEXT) != null) {
            mail.text(text(TEXT));
        }
        if (!text(MESSAGE_KEY).isEmpty()) {
            mail.messageKey(text(MESSAGE_KEY));
        }
        if (event.getProperty(CORRELATION_ID) != null) {
            mail.correlationId(correlationId());
        }
        return mail.build();
    }

    private String text(String property) throws RefusedException {
        return PropertyValues.text(property, event.getProperty(property));
    }

    private List<String> addresses(String property) throws RefusedException {
        List<String> addresses = new ArrayList<>();
        for (Object element : PropertyValues.elements(event.getProperty(property))) {
            String address = PropertyValues.text(property, element);
            if (!address.isBlank()) {
                addresses.add(address);
            }
        }
        return addresses;
    }

    private List<Attachment> attachments() throws RefusedException {
        return AttachmentReader.list(ATTACHMENTS, event.getProperty(ATTACHMENTS));
    }

    private Map<String, Attachment> inline() throws RefusedException {
        Map<String, Attachment> images = new LinkedHashMap<>();
        for (Map.Entry<?, ?> image : map(INLINE).entrySet()) {
            images.put(PropertyValues.text(INLINE, image.getKey()), AttachmentReader.single(INLINE, image.getValue()));
        }
        return images;
    }

    private Map<String, String> headers() throws RefusedException {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Map.Entry<?, ?> field : map(HEADERS).entrySet()) {
            fields.put(PropertyValues.text(HEADERS, field.getKey()), PropertyValues.text(HEADERS, field.getValue()));
        }
        for (String property : event.getPropertyNames()) {
            if (property.startsWith(HEADER_PREFIX)) {
                fields.put(property.substring(HEADER_PREFIX.length()), text(property));
            }
        }
        return fields;
    }

    private Map<?, ?> map(String property) throws RefusedException {
        Object value = event.getProperty(property);
        if (value == null || (value instanceof String text && text.isBlank())) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw PropertyValues.unknownType(property, value, "a Map");
    }

    private Serializable correlationId() throws RefusedException {
        if (event.getProperty(CORRELATION_ID) instanceof Serializable value) {
            return value;
        }
        throw PropertyValues.unknownType(
                CORRELATION_ID, event.getProperty(CORRELATION_ID), "a serializable object of a JDK type");
    }
}
