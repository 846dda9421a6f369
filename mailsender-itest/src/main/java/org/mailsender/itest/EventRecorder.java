// SPDX-License-Identifier: Apache-2.0
package org.mailsender.itest;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;

/** Hears every event of the framework, as a monitoring add-in would. Thread-safe. */
final class EventRecorder implements EventHandler, Closeable {

    private final List<Event> events = new ArrayList<>();
    private final ServiceRegistration<EventHandler> registration;

    EventRecorder(Felix felix) {
        registration = felix.context()
                .registerService(
                        EventHandler.class,
                        this,
                        FrameworkUtil.asDictionary(Map.of(EventConstants.EVENT_TOPIC, new String[] {"*"})));
    }

    @Override
    public synchronized void handleEvent(Event event) {
        events.add(event);
        notifyAll();
    }

    synchronized List<Event> on(String topic) {
        return events.stream().filter(event -> event.getTopic().equals(topic)).toList();
    }

    Event await(String topic) {
        return await(topic, 1).get(0);
    }

    List<Event> await(String topic, int count) {
        return await(topic, event -> true, count);
    }

    synchronized List<Event> await(String topic, Predicate<Event> wanted, int count) {
        long end = System.nanoTime() + Felix.PATIENCE.toNanos();
        while (on(topic).stream().filter(wanted).count() < count) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError(
                        "waited for " + count + " events on " + topic + ", but these came: " + topics());
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        return on(topic).stream().filter(wanted).toList();
    }

    private List<String> topics() {
        return events.stream()
                .filter(event -> !event.getTopic().startsWith("org/osgi"))
                .map(event -> event.getTopic() + " " + event.getProperty("error"))
                .toList();
    }

    @Override
    public void close() {
        registration.unregister();
    }
}
