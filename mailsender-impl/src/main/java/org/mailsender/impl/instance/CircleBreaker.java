// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.mailsender.impl.request.EventReader;
import org.osgi.service.event.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ignores events that an instance caused itself: its own outcomes without a word, those that came back through other
 * instances with a warning. Thread-safe.
 */
final class CircleBreaker {

    private static final Logger LOG = LoggerFactory.getLogger("org.mailsender");
    private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

    private final String instance;
    private final Clock clock;
    private volatile Instant nextWarning = Instant.MIN;

    CircleBreaker(String instance, Clock clock) {
        this.instance = instance;
        this.clock = clock;
    }

    boolean breaks(Event event) {
        List<String> via = EventReader.via(event);
        if (!via.contains(instance)) {
            return false;
        }
        boolean own = via.indexOf(instance) == via.size() - 1;
        if (!own && clock.instant().isAfter(nextWarning)) {
            nextWarning = clock.instant().plus(BETWEEN_WARNINGS);
            LOG.warn(
                    "{}: a circle of instances is broken: {} -> {}; the event on {} is ignored",
                    instance,
                    String.join(" -> ", via),
                    instance,
                    event.getTopic());
        }
        return true;
    }
}
