// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

import java.time.Duration;
import java.util.List;
import org.mailsender.impl.threads.Moment;
import org.mailsender.impl.threads.Time;
import org.osgi.service.event.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recognises events that an instance caused itself: its own outcomes without a word, those that came back through other
 * instances with a warning. Thread-safe.
 */
final class LoopGuard {

    private static final Logger LOG = LoggerFactory.getLogger("org.mailsender");
    private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

    private final String instance;
    private final Time time;
    private volatile Moment nextWarning = Moment.FIRST;

    LoopGuard(String instance, Time time) {
        this.instance = instance;
        this.time = time;
    }

    boolean isLoop(Event event) {
        List<String> via = EventReader.via(event);
        if (!via.contains(instance)) {
            return false;
        }
        boolean own = via.indexOf(instance) == via.size() - 1;
        Moment now = time.now();
        if (!own && now.isAfter(nextWarning)) {
            nextWarning = now.plus(BETWEEN_WARNINGS);
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
