// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailsender.Mail;
import org.mailsender.PropertyNames;
import org.mailsender.impl.mail.RefusedException;
import org.mailsender.impl.outcome.Refusal;
import org.osgi.service.event.Event;

/** Where a request comes from: it is read on a thread of our own, and a refusal must be told even if it cannot be. */
interface Source {

    /** Reads it. */
    Request read() throws RefusedException;

    /** Whether somebody holds on to the outcome, besides those who listen for events. */
    boolean isAwaited();

    String topic();

    List<String> via();

    String subject();

    List<String> recipients();

    Optional<String> messageKey();

    Optional<Serializable> correlationId();

    /** What is told when it became no mail. */
    default Refusal refusal(Instant taken, String endpoint, String property, String problem) {
        return new Refusal(
                taken,
                endpoint,
                topic(),
                via(),
                subject(),
                recipients(),
                messageKey(),
                correlationId(),
                property,
                problem);
    }

    /** An event that an instance is subscribed to. */
    record OfEvent(Event event) implements Source {

        @Override
        public Request read() throws RefusedException {
            return EventReader.read(event);
        }

        @Override
        public boolean isAwaited() {
            return false;
        }

        @Override
        public String topic() {
            return event.getTopic();
        }

        @Override
        public List<String> via() {
            return EventReader.via(event);
        }

        @Override
        public String subject() {
            return event.getProperty(PropertyNames.SUBJECT) instanceof CharSequence text ? text.toString() : "";
        }

        @Override
        public List<String> recipients() {
            Object value = event.getProperty(PropertyNames.RECIPIENTS);
            if (value instanceof String[] several) {
                return List.of(several);
            }
            return value instanceof CharSequence list && !list.isEmpty() ? List.of(list.toString()) : List.of();
        }

        @Override
        public Optional<String> messageKey() {
            return event.getProperty(PropertyNames.MESSAGE_KEY) instanceof CharSequence key
                    ? Optional.of(key.toString())
                    : Optional.empty();
        }

        @Override
        public Optional<Serializable> correlationId() {
            return event.getProperty(PropertyNames.CORRELATION_ID) instanceof Serializable id
                            && CorrelationIds.isOfJdkType(id)
                    ? Optional.of(id)
                    : Optional.empty();
        }
    }

    /** A call of the service, or the shell. */
    record OfMail(Mail mail) implements Source {

        @Override
        public Request read() {
            return Request.byHand(mail);
        }

        @Override
        public boolean isAwaited() {
            return true;
        }

        @Override
        public String topic() {
            return "";
        }

        @Override
        public List<String> via() {
            return List.of();
        }

        @Override
        public String subject() {
            return mail.subject();
        }

        @Override
        public List<String> recipients() {
            return mail.recipients();
        }

        @Override
        public Optional<String> messageKey() {
            return mail.messageKey();
        }

        @Override
        public Optional<Serializable> correlationId() {
            return mail.correlationId().filter(CorrelationIds::isOfJdkType);
        }
    }
}
