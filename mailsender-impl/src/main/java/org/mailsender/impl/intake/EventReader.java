// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

import static org.mailsender.PropertyNames.ATTACHMENTS;
import static org.mailsender.PropertyNames.BCC;
import static org.mailsender.PropertyNames.CALENDAR;
import static org.mailsender.PropertyNames.CC;
import static org.mailsender.PropertyNames.CORRELATION_ID;
import static org.mailsender.PropertyNames.HEADERS;
import static org.mailsender.PropertyNames.HEADER_PREFIX;
import static org.mailsender.PropertyNames.INLINE;
import static org.mailsender.PropertyNames.INLINE_PREFIX;
import static org.mailsender.PropertyNames.IS_HTML;
import static org.mailsender.PropertyNames.MESSAGE;
import static org.mailsender.PropertyNames.MESSAGE_KEY;
import static org.mailsender.PropertyNames.RECIPIENTS;
import static org.mailsender.PropertyNames.REPLY_TO;
import static org.mailsender.PropertyNames.SUBJECT;
import static org.mailsender.PropertyNames.TEXT;
import static org.mailsender.PropertyNames.VIA;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailsender.Attachment;
import org.mailsender.Mail;
import org.mailsender.MailBuilder;
import org.mailsender.impl.mail.Characters;
import org.mailsender.impl.mail.Foreign;
import org.mailsender.impl.mail.RefusedException;
import org.mailsender.impl.settings.Settings;
import org.osgi.service.event.Event;

/** Reads an event's properties, typed or as text, into a request. Unknown properties are left alone. */
public final class EventReader {

    private final Event event;
    /** Whether it tells of another mail: then that mail's recipients and key are not for this one. */
    private final boolean outcome;

    private EventReader(Event event) {
        this.event = event;
        this.outcome = OutcomeOfAnother.is(event);
    }

    /**
     * Reads one event, and takes what it does not bring from the templates of the configuration. What is asked for here
     * needs only a renderer to be the mail.
     *
     * @param event the event
     * @param settings the configuration when it came
     * @param taken when it came
     * @return what it asks for
     * @throws RefusedException if a property has a type or a value that cannot be used, or a template cannot be filled
     */
    public static Request read(Event event, Settings settings, Instant taken) throws RefusedException {
        Mail mail = Completion.of(mail(event), () -> Given.of(event), event.getTopic(), settings, taken);
        return new Request(mail, event.getTopic(), via(event), false);
    }

    /**
     * Reads one event by itself.
     *
     * @param event the event
     * @return what it brings
     * @throws RefusedException if a property has a type or a value that cannot be used
     */
    public static Mail mail(Event event) throws RefusedException {
        return new EventReader(event).mail();
    }

    /**
     * The instances whose outcomes led to this event. Never fails, and runs no foreign code.
     *
     * @param event the event
     * @return empty for most events
     */
    public static List<String> via(Event event) {
        return EventSummary.textsAtOnce(event.getProperty(VIA));
    }

    private Mail mail() throws RefusedException {
        MailBuilder mail = Mail.builder();
        if (read(IS_HTML, () -> PropertyValues.flag(IS_HTML, event.getProperty(IS_HTML)))) {
            mail.html(text(MESSAGE));
        } else {
            mail.message(text(MESSAGE));
        }
        mail.subject(text(SUBJECT))
                .recipients(outcome ? List.of() : read(RECIPIENTS, () -> addresses(RECIPIENTS)))
                .cc(read(CC, () -> addresses(CC)))
                .bcc(read(BCC, () -> addresses(BCC)))
                .replyTo(read(REPLY_TO, () -> addresses(REPLY_TO)))
                .attachments(
                        read(ATTACHMENTS, () -> AttachmentReader.list(ATTACHMENTS, event.getProperty(ATTACHMENTS))))
                .inline(inline())
                .headers(headers());
        Object calendar = event.getProperty(CALENDAR);
        if (calendar != null) {
            read(CALENDAR, () -> AttachmentReader.calendar(calendar)).ifPresent(mail::calendar);
        }
        if (event.getProperty(TEXT) != null) {
            mail.text(text(TEXT));
        }
        String messageKey = outcome ? "" : text(MESSAGE_KEY);
        if (!messageKey.isEmpty()) {
            mail.messageKey(messageKey);
        }
        if (event.getProperty(CORRELATION_ID) != null) {
            mail.correlationId(correlationId());
        }
        return mail.build();
    }

    private static <T> T read(String property, Foreign.Reading<T> reading) throws RefusedException {
        return Foreign.read(property, reading);
    }

    /** One of several values of a property. */
    private static <T> T entry(String property, String key, Foreign.Reading<T> reading) throws RefusedException {
        try {
            return read(property, reading);
        } catch (RefusedException e) {
            throw new RefusedException(property, Characters.quoted(String.valueOf(key)) + ": " + e.problem());
        }
    }

    private String text(String property) throws RefusedException {
        return read(property, () -> PropertyValues.text(property, event.getProperty(property)));
    }

    /** Blank elements and nulls name nobody. */
    private List<String> addresses(String property) throws RefusedException {
        List<String> addresses = new ArrayList<>();
        for (Object element : PropertyValues.elements(property, event.getProperty(property))) {
            String address = PropertyValues.text(property, element);
            if (!address.isBlank()) {
                addresses.add(address);
            }
        }
        return addresses;
    }

    private Map<String, Attachment> inline() throws RefusedException {
        Map<String, Attachment> images = new LinkedHashMap<>();
        for (Map.Entry<String, Object> image :
                entries(INLINE, INLINE_PREFIX, "<id> for each image").entrySet()) {
            images.put(
                    image.getKey(),
                    entry(INLINE, image.getKey(), () -> AttachmentReader.single(INLINE, image.getValue())));
        }
        for (String property : properties(INLINE_PREFIX)) {
            images.put(
                    property.substring(INLINE_PREFIX.length()),
                    read(property, () -> AttachmentReader.single(property, event.getProperty(property))));
        }
        return images;
    }

    private Map<String, String> headers() throws RefusedException {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Map.Entry<String, Object> field :
                entries(HEADERS, HEADER_PREFIX, "<Name> for each field").entrySet()) {
            if (field.getValue() != null) {
                fields.put(
                        field.getKey(),
                        entry(HEADERS, field.getKey(), () -> PropertyValues.text(HEADERS, field.getValue())));
            }
        }
        for (String property : properties(HEADER_PREFIX)) {
            fields.put(property.substring(HEADER_PREFIX.length()), text(property));
        }
        return fields;
    }

    /** Names of the properties that have a value and begin so. */
    private List<String> properties(String prefix) {
        List<String> properties = new ArrayList<>();
        for (String property : event.getPropertyNames()) {
            if (property.startsWith(prefix) && event.getProperty(property) != null) {
                properties.add(property);
            }
        }
        return properties;
    }

    /** The entries of a Map. */
    private Map<String, Object> entries(String property, String prefix, String each) throws RefusedException {
        Object value = event.getProperty(property);
        if (value == null || (value instanceof String text && text.isBlank())) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw PropertyValues.unknownType(property, value, "a Map, or one property " + prefix + each);
        }
        return read(property, () -> {
            Map<String, Object> entries = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                entries.put(PropertyValues.text(property, entry.getKey()), entry.getValue());
            }
            return entries;
        });
    }

    private Serializable correlationId() throws RefusedException {
        if (event.getProperty(CORRELATION_ID) instanceof Serializable value) {
            return value;
        }
        throw PropertyValues.unknownType(
                CORRELATION_ID, event.getProperty(CORRELATION_ID), "a serializable object of a JDK type");
    }
}
