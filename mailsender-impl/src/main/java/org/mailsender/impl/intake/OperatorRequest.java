// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailsender.Topics;
import org.mailsender.impl.mail.RefusedException;
import org.mailsender.impl.settings.Settings;
import org.osgi.service.event.Event;

/** What an operator gave as the properties of an event: read like one, although it came from no topic. Thread-safe. */
final class OperatorRequest implements Source {

    private final Source.OfEvent event;

    OperatorRequest(Map<String, ?> properties, Settings settings) {
        this.event = new Source.OfEvent(new Event(topic(settings), properties));
    }

    /** What templates show as the topic: one that an event could have come from. */
    private static String topic(Settings settings) {
        return settings.topics().stream()
                .filter(topic -> !topic.endsWith("*"))
                .findFirst()
                .orElseGet(() -> Topics.of(settings.instance(), "Send"));
    }

    @Override
    public Request read(Settings settings, Instant taken) throws RefusedException {
        return Request.byHand(event.read(settings, taken).mail());
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
        return event.subject();
    }

    @Override
    public List<String> recipients() {
        return event.recipients();
    }

    @Override
    public Optional<String> messageKey() {
        return event.messageKey();
    }

    @Override
    public Optional<Serializable> correlationId() {
        return event.correlationId();
    }
}
