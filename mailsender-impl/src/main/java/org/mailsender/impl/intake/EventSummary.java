// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.mailsender.Mail;
import org.mailsender.PropertyNames;
import org.mailsender.impl.mail.Foreign;
import org.mailsender.impl.mail.RefusedException;
import org.osgi.service.event.Event;

/**
 * What can be told of an event that became no mail. Whatever its values are, or do when they are read, making one never
 * fails: what cannot be read is left out. Immutable.
 *
 * @param subject its subject
 * @param recipients those it names
 * @param messageKey its key against doubles
 * @param correlationId what outcome events hand on
 */
public record EventSummary(
        String subject, List<String> recipients, Optional<String> messageKey, Optional<Serializable> correlationId) {

    /**
     * Reads all it can. Values of foreign types run foreign code, which may take its time: for threads of our own.
     *
     * @param event the event
     * @param handedOn which correlation ids may be handed on
     * @return what could be read
     */
    public static EventSummary of(Event event, Predicate<Serializable> handedOn) {
        return of(event, value -> true, handedOn);
    }

    /**
     * Reads what needs no foreign code, at once.
     *
     * @param event the event
     * @param handedOn which correlation ids may be handed on
     * @return what could be read
     */
    public static EventSummary atOnce(Event event, Predicate<Serializable> handedOn) {
        return of(event, EventSummary::isOfJdkType, handedOn);
    }

    /**
     * The same, when its mail is known: what templates gave is told as well.
     *
     * @param mail what became of the event
     * @return with subject and recipients where the event brings none
     */
    EventSummary completed(Mail mail) {
        return new EventSummary(
                subject.isEmpty() ? mail.subject() : subject,
                recipients.isEmpty() ? mail.recipients() : recipients,
                messageKey,
                correlationId);
    }

    private static EventSummary of(Event event, Predicate<Object> readable, Predicate<Serializable> handedOn) {
        return new EventSummary(
                text(event.getProperty(PropertyNames.SUBJECT), readable).orElse(""),
                texts(event.getProperty(PropertyNames.RECIPIENTS), readable),
                text(event.getProperty(PropertyNames.MESSAGE_KEY), readable).filter(key -> !key.isEmpty()),
                event.getProperty(PropertyNames.CORRELATION_ID) instanceof Serializable id && handedOn.test(id)
                        ? Optional.of(id)
                        : Optional.empty());
    }

    /** The texts in an array or collection, or the one text, as far as they can be read at once. */
    static List<String> textsAtOnce(Object value) {
        return texts(value, EventSummary::isOfJdkType);
    }

    private static List<String> texts(Object value, Predicate<Object> readable) {
        List<String> texts = new ArrayList<>();
        if (value instanceof Object[] || readable.test(value)) {
            for (Object element : elements(value)) {
                text(element, readable).filter(text -> !text.isBlank()).ifPresent(texts::add);
            }
        }
        return List.copyOf(texts);
    }

    private static List<Object> elements(Object value) {
        try {
            return Foreign.read("", () -> PropertyValues.elements("", value));
        } catch (RefusedException e) {
            return List.of();
        }
    }

    private static Optional<String> text(Object value, Predicate<Object> readable) {
        try {
            return value != null && readable.test(value)
                    ? Optional.of(Foreign.read("", () -> PropertyValues.text("", value)))
                    : Optional.empty();
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }

    private static boolean isOfJdkType(Object value) {
        return value != null && value.getClass().getModule() == Object.class.getModule();
    }
}
