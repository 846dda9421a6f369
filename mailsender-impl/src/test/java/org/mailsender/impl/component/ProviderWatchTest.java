// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.component;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailsender.store.StoreProvider;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;

/** Which provider there is, told before one that goes has gone. */
class ProviderWatchTest {

    private static final StoreProvider FIRST = request -> null;
    private static final StoreProvider SECOND = request -> null;

    /** The registry: services by their references, and who hears of them. */
    private final Map<ServiceReference<?>, StoreProvider> services = new LinkedHashMap<>();

    private final List<ServiceListener> listeners = new ArrayList<>();
    private final List<Optional<StoreProvider>> heard = new ArrayList<>();
    private final BundleContext context = proxy(BundleContext.class, this::answer);
    private Filter filter;

    private interface Answer {
        Object to(String method, Object... arguments);
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" -> self == arguments[0];
                    default -> answer.to(method.getName(), arguments);
                }));
    }

    private Object answer(String method, Object... arguments) {
        return switch (method) {
            case "addServiceListener" -> {
                filter = filter((String) arguments[1]);
                listeners.add((ServiceListener) arguments[0]);
                yield null;
            }
            case "removeServiceListener" -> {
                listeners.remove(arguments[0]);
                yield null;
            }
            case "getServiceReferences" ->
                services.keySet().stream().filter(filter::match).toArray(ServiceReference<?>[]::new);
            case "getService" -> services.get(arguments[0]);
            case "ungetService" -> true;
            default -> throw new AssertionError(method);
        };
    }

    private static Filter filter(String text) {
        try {
            return FrameworkUtil.createFilter(text);
        } catch (InvalidSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private ServiceReference<?> register(String name, StoreProvider provider, int id) {
        Map<String, Object> properties = Map.of(
                Constants.OBJECTCLASS,
                new String[] {StoreProvider.class.getName()},
                StoreProvider.NAME,
                name,
                Constants.SERVICE_ID,
                (long) id);
        ServiceReference<?> reference = proxy(ServiceReference.class, (method, arguments) -> switch (method) {
            case "getProperty" -> properties.get(arguments[0]);
            case "getPropertyKeys" -> properties.keySet().toArray(String[]::new);
            case "getProperties" -> FrameworkUtil.asDictionary(properties);
            case "compareTo" ->
                Long.compare((long) ((ServiceReference<?>) arguments[0]).getProperty(Constants.SERVICE_ID), id);
            default -> throw new AssertionError(method);
        });
        services.put(reference, provider);
        fire(ServiceEvent.REGISTERED, reference);
        return reference;
    }

    private void unregister(ServiceReference<?> reference) {
        fire(ServiceEvent.UNREGISTERING, reference);
        services.remove(reference);
    }

    private void fire(int type, ServiceReference<?> reference) {
        List.copyOf(listeners).stream()
                .filter(listener -> filter.match(reference))
                .forEach(listener -> listener.serviceChanged(new ServiceEvent(type, reference)));
    }

    private ProviderWatch watch(String store) {
        ProviderWatch watch = new ProviderWatch(context, store);
        watch.open();
        watch.listen(() -> heard.add(watch.offer().provider()));
        heard.clear();
        return watch;
    }

    @Test
    void aLocalInstanceWatchesNothing() {
        ProviderWatch watch = watch("");
        assertEquals(List.of(), listeners);
        watch.close();
    }

    @Test
    void aProviderOfAnotherNameIsNone() {
        watch("jdbc");
        register("files", FIRST, 1);
        assertEquals(List.of(), heard);
    }

    @Test
    void aProviderIsToldWhenItComesAndWhileItGoes() {
        watch("jdbc");
        unregister(register("jdbc", FIRST, 1));
        assertEquals(List.of(Optional.of(FIRST), Optional.empty()), heard);
    }

    @Test
    void aProviderThatIsThereAlreadyIsKnownBeforeAnybodyListens() {
        register("jdbc", FIRST, 1);
        ProviderWatch watch = new ProviderWatch(context, "jdbc");
        watch.open();

        assertEquals(new ProviderWatch.Offer(1, Optional.of(FIRST)), watch.offer());
    }

    @Test
    void whoBeginsToListenMissesNoChange() {
        ProviderWatch watch = new ProviderWatch(context, "jdbc");
        watch.open();
        register("jdbc", FIRST, 1);
        watch.listen(() -> heard.add(watch.offer().provider()));

        assertEquals(List.of(Optional.of(FIRST)), heard);
    }

    @Test
    void anotherProviderTakesOverFromOneThatGoes() {
        watch("jdbc");
        ServiceReference<?> first = register("jdbc", FIRST, 1);
        register("jdbc", SECOND, 2);
        unregister(first);

        assertEquals(Optional.of(SECOND), heard.get(heard.size() - 1));
    }

    @Test
    void aFurtherProviderThatIsNotPreferredChangesNothing() {
        watch("jdbc");
        register("jdbc", FIRST, 1);
        ServiceReference<?> second = register("jdbc", SECOND, 2);
        unregister(second);

        assertEquals(List.of(Optional.of(FIRST)), heard);
    }

    @Test
    void nothingIsToldAfterTheEnd() {
        ProviderWatch watch = watch("jdbc");
        register("jdbc", FIRST, 1);
        watch.close();
        assertEquals(List.of(Optional.of(FIRST)), heard);
        assertEquals(List.of(), listeners);
    }
}
