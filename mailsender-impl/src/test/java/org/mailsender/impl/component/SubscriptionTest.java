// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.component;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.mailsender.impl.settings.ConfigurationException;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.settings.SettingsReader;
import org.mailsender.impl.testing.ManualTasks;
import org.mailsender.impl.testing.MovableTime;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventHandler;

/** A change of topics loses no event and takes none twice, whichever handlers EventAdmin hands it to. */
class SubscriptionTest {

    private final MovableTime time = new MovableTime();
    private final ManualTasks tasks = new ManualTasks(time);
    private final List<EventHandler> registered = new ArrayList<>();
    private final List<Event> taken = new ArrayList<>();
    private final Subscription subscription = new Subscription(context(), taken::add, tasks, time);

    private BundleContext context() {
        return proxy(BundleContext.class, arguments -> {
            EventHandler handler = (EventHandler) arguments[1];
            registered.add(handler);
            return proxy(ServiceRegistration.class, none -> registered.remove(handler));
        });
    }

    /** A service whose one method that is called does something; a framework has too many others. */
    private static <T> T proxy(Class<T> type, Function<Object[], Object> does) {
        return type.cast(Proxy.newProxyInstance(
                SubscriptionTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object result = does.apply(arguments);
                    return method.getReturnType() == void.class ? null : result;
                }));
    }

    private static Settings topics(String topics, String filter) {
        try {
            return SettingsReader.read(Map.of(
                    "instance",
                    "orders",
                    "mailServer",
                    "mail.example.com",
                    "sender",
                    "app@example.com",
                    "event.topics",
                    topics,
                    "event.filter",
                    filter));
        } catch (ConfigurationException e) {
            throw new AssertionError(e);
        }
    }

    private Event post(String topic) {
        Event event = new Event(topic, Map.of());
        List.copyOf(registered).forEach(handler -> handler.handleEvent(event));
        return event;
    }

    @Test
    void anUnchangedSubscriptionStays() {
        subscription.subscribe(topics("a/Send", ""));
        EventHandler before = registered.get(0);
        subscription.subscribe(topics("a/Send", ""));

        assertEquals(List.of(before), registered);
    }

    @Test
    void whileHandlersOverlapEachEventIsTakenOnce() {
        subscription.subscribe(topics("a/*", ""));
        subscription.subscribe(topics("a/Send,b/Send", ""));
        Event event = post("a/Send");

        assertEquals(2, registered.size());
        assertEquals(List.of(event), taken);
    }

    @Test
    void theFormerHandlerGoesAfterTenSeconds() {
        subscription.subscribe(topics("a/Send", ""));
        subscription.subscribe(topics("b/Send", ""));
        tasks.pass(Duration.ofMillis(9999));
        assertEquals(2, registered.size());
        tasks.pass(Duration.ofMillis(1));

        assertEquals(1, registered.size());
        Event event = post("b/Send");
        assertEquals(List.of(event), taken);
    }

    @Test
    void anEventThatWasUnderWayWhenItsTopicWentIsStillTaken() {
        subscription.subscribe(topics("a/Send", ""));
        EventHandler former = registered.get(0);
        subscription.subscribe(topics("b/Send", ""));
        former.handleEvent(new Event("a/Send", Map.of()));
        assertEquals(1, taken.size());
        time.pass(Duration.ofMillis(1001));
        former.handleEvent(new Event("a/Send", Map.of()));

        assertEquals(1, taken.size());
        former.handleEvent(new Event("b/Send", Map.of()));
        assertEquals(2, taken.size());
    }

    @Test
    void theFilterOfTheNewSubscriptionCountsForTheFormerHandlerToo() {
        subscription.subscribe(topics("a/Send", ""));
        EventHandler former = registered.get(0);
        subscription.subscribe(topics("a/Send", "(severity=high)"));
        time.pass(Duration.ofSeconds(2));
        former.handleEvent(new Event("a/Send", Map.of("severity", "low")));
        former.handleEvent(new Event("a/Send", Map.of("severity", "high")));

        assertEquals(1, taken.size());
    }

    @Test
    void aClockThatIsSetDoesNotMoveTheOverlap() {
        subscription.subscribe(topics("a/Send", ""));
        EventHandler former = registered.get(0);
        subscription.subscribe(topics("b/Send", ""));
        time.setWall(Duration.ofDays(1));
        former.handleEvent(new Event("a/Send", Map.of()));

        assertEquals(1, taken.size());
        assertEquals(2, registered.size());
    }

    @Test
    void aClosedSubscriptionTakesNothing() {
        subscription.subscribe(topics("a/Send", ""));
        EventHandler handler = registered.get(0);
        subscription.close();
        handler.handleEvent(new Event("a/Send", Map.of()));

        assertEquals(List.of(), registered);
        assertEquals(List.of(), taken);
    }
}
