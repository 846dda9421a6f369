// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.component;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.settings.TopicPattern;
import org.mailsender.impl.threads.LaterTasks;
import org.mailsender.impl.threads.Moment;
import org.mailsender.impl.threads.Time;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;

/**
 * The event handler of one instance (OSGi Compendium 113.6). Thread-safe.
 *
 * <p>EventAdmin may drop events while a handler's properties change, and drops those under way when it is unregistered.
 * So a change of topics registers a second handler before it lets go of the first, and each event is taken once.
 */
final class Subscription {

    /** EventAdmin waits at most half as long for other handlers before it delivers an event to this one. */
    private static final Duration OVERLAP = Duration.ofSeconds(10);
    /** Events of topics not subscribed to any more may have been under way when the configuration changed. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(1);

    private final BundleContext context;
    private final Consumer<Event> taker;
    private final LaterTasks later;
    private final Time time;
    /** Events that came while handlers overlap. */
    private final SeenEvents seen;

    /** Guarded by this. */
    private Handler current;

    private int overlapping;
    private boolean closed;

    Subscription(BundleContext context, Consumer<Event> taker, LaterTasks later, Time time) {
        this.context = context;
        this.taker = taker;
        this.later = later;
        this.seen = new SeenEvents(time, OVERLAP);
        this.time = time;
    }

    /** Subscribes as configured; does nothing if topics and filter are as before. */
    synchronized void subscribe(Settings settings) {
        if (current != null && current.isFor(settings)) {
            return;
        }
        Handler previous = current;
        if (previous != null) {
            overlapping++;
        }
        Handler next = new Handler(settings.topics(), settings.filter());
        if (previous != null) {
            previous.replacedBy(next);
        }
        current = next;
        next.register();
        if (previous != null) {
            later.schedule(() -> endOverlap(previous), OVERLAP);
        }
    }

    private void endOverlap(Handler previous) {
        previous.unregister();
        synchronized (this) {
            overlapping--;
            if (overlapping == 0) {
                seen.clear();
            }
        }
    }

    private void take(Event event) {
        boolean first;
        synchronized (this) {
            first = !closed && (overlapping == 0 || seen.isNew(event));
        }
        if (first) {
            taker.accept(event);
        }
    }

    void close() {
        Handler last;
        synchronized (this) {
            closed = true;
            last = current;
            current = null;
        }
        if (last != null) {
            last.unregister();
        }
    }

    /** One registration. */
    private final class Handler implements EventHandler {

        private final List<String> topics;
        private final String filter;
        private ServiceRegistration<EventHandler> registration;
        private volatile Handler successor;
        private volatile Moment replacedAt;

        Handler(List<String> topics, String filter) {
            this.topics = topics;
            this.filter = filter;
        }

        boolean isFor(Settings settings) {
            return topics.equals(settings.topics()) && filter.equals(settings.filter());
        }

        synchronized void register() {
            Map<String, Object> properties = new HashMap<>();
            properties.put(EventConstants.EVENT_TOPIC, topics.toArray(String[]::new));
            if (!filter.isEmpty()) {
                properties.put(EventConstants.EVENT_FILTER, filter);
            }
            registration = context.registerService(EventHandler.class, this, FrameworkUtil.asDictionary(properties));
        }

        synchronized void unregister() {
            if (registration != null) {
                try {
                    registration.unregister();
                } catch (IllegalStateException e) {
                    // The bundle has stopped, and its services with it.
                }
                registration = null;
            }
        }

        void replacedBy(Handler next) {
            replacedAt = time.now();
            successor = next;
        }

        @Override
        public void handleEvent(Event event) {
            Handler next = successor;
            if (next == null || !time.now().isAfter(replacedAt.plus(UNDER_WAY)) || next.wants(event)) {
                take(event);
            }
        }

        private boolean wants(Event event) {
            Handler next = successor;
            if (next != null) {
                return next.wants(event);
            }
            return topics.stream().anyMatch(pattern -> TopicPattern.matches(pattern, event.getTopic()))
                    && matchesFilter(event);
        }

        private boolean matchesFilter(Event event) {
            try {
                return filter.isEmpty() || event.matches(FrameworkUtil.createFilter(filter));
            } catch (InvalidSyntaxException e) {
                throw new IllegalStateException("the filter was checked when it was configured", e);
            }
        }
    }
}
