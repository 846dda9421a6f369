// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailsender.Mail;
import org.mailsender.impl.mail.RefusedException;
import org.mailsender.impl.outcome.Refusal;
import org.mailsender.impl.settings.Settings;
import org.mailsender.store.Endpoint;
import org.osgi.service.event.Event;

/** Where a request comes from: it is read on a thread of our own, and a refusal must be told even if it cannot be. */
interface Source {

    /** Reads it, and completes it by the configuration at the time it came. */
    Request read(Settings settings, Instant taken) throws RefusedException;

    /** Whether somebody holds on to the outcome, besides those who listen for events. */
    boolean isAwaited();

    String topic();

    List<String> via();

    String subject();

    List<String> recipients();

    Optional<String> messageKey();

    Optional<Serializable> correlationId();

    /** What is told when it became no mail. */
    default Refusal refusal(Instant taken, Endpoint endpoint, String property, String problem) {
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

    /**
     * An event that an instance is subscribed to. What a refusal tells of it is read together with it, on a thread of
     * our own; a refusal that comes earlier has to do with what needs no code of others. Thread-safe.
     */
    final class OfEvent implements Source {

        private final Event event;
        private volatile Optional<EventSummary> summary = Optional.empty();

        OfEvent(Event event) {
            this.event = event;
        }

        @Override
        public Request read(Settings settings, Instant taken) throws RefusedException {
            summary = Optional.of(EventSummary.of(event, CorrelationIds::isKept));
            Request request = EventReader.read(event, settings, taken);
            summary = summary.map(known -> known.completed(request.mail()));
            return request;
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
            return summary().subject();
        }

        @Override
        public List<String> recipients() {
            return summary().recipients();
        }

        @Override
        public Optional<String> messageKey() {
            return summary().messageKey();
        }

        @Override
        public Optional<Serializable> correlationId() {
            return summary().correlationId();
        }

        private EventSummary summary() {
            return summary.orElseGet(() -> EventSummary.atOnce(event, CorrelationIds::isSimple));
        }
    }

    /** A call of the service, or the shell. */
    record OfMail(Mail mail) implements Source {

        @Override
        public Request read(Settings settings, Instant taken) throws RefusedException {
            return Request.byHand(Completion.of(mail, () -> Given.of(mail), "", settings, taken));
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
            return mail.correlationId().filter(CorrelationIds::isKept);
        }
    }
}
