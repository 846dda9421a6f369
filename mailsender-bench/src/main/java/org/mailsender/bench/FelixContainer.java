// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;
import org.osgi.util.tracker.ServiceTracker;

/**
 * A Felix in this JVM with MailSender's bundles and what they need: the way MailSender is measured is the way it is
 * deployed. Thread-safe.
 */
public final class FelixContainer implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private final Framework framework;
    private final EventAdmin events;

    /**
     * Starts it.
     *
     * @param cache the framework's folder, kept from an earlier run if it is there
     * @throws BundleException if a bundle does not start
     * @throws IOException if the bundles cannot be read
     */
    public FelixContainer(Path cache) throws BundleException, IOException {
        Map<String, String> properties = new HashMap<>();
        properties.put(Constants.FRAMEWORK_STORAGE, cache.toString());
        // As in the runnable Felix.
        properties.put("org.apache.felix.eventadmin.IgnoreTimeout", "org.mailsender*");
        properties.put(
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                "org.osgi.service.event;version=1.4.1,org.osgi.service.cm;version=1.6.1");
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(properties);
        framework.init();
        boolean fresh = framework.getBundleContext().getBundles().length == 1;
        if (fresh) {
            install(Path.of(System.getProperty("bench.bundles")));
        }
        framework.start();
        events = service(EventAdmin.class);
    }

    private void install(Path folder) throws BundleException, IOException {
        List<Bundle> bundles = new ArrayList<>();
        try (Stream<Path> jars = Files.list(folder)) {
            for (Path jar : jars.sorted().toList()) {
                bundles.add(
                        framework.getBundleContext().installBundle(jar.toUri().toString()));
            }
        }
        for (Bundle bundle : bundles) {
            bundle.start();
        }
    }

    /**
     * Creates or changes an instance, and waits until it runs.
     *
     * @param instance its name
     * @param properties its configuration
     */
    public void configure(String instance, Map<String, Object> properties) {
        try {
            Configuration configuration =
                    service(ConfigurationAdmin.class).getFactoryConfiguration("org.mailsender", instance, "?");
            configuration.update(FrameworkUtil.asDictionary(properties));
            awaitInstance(instance);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits until an instance runs.
     *
     * @param instance its name
     */
    public void awaitInstance(String instance) {
        service("org.mailsender.MailSender", "(instance=" + instance + ")");
    }

    /**
     * Posts an event and returns when all handlers have it.
     *
     * @param topic where
     * @param properties what
     */
    public void post(String topic, Map<String, ?> properties) {
        events.sendEvent(new Event(topic, properties));
    }

    /**
     * Has a handler called for topics.
     *
     * @param handler called by EventAdmin's threads
     * @param topics which
     * @return ends it
     */
    public AutoCloseable listen(EventHandler handler, String... topics) {
        return framework
                .getBundleContext()
                .registerService(
                        EventHandler.class,
                        handler,
                        FrameworkUtil.asDictionary(Map.of(EventConstants.EVENT_TOPIC, topics)))::unregister;
    }

    private <T> T service(Class<T> type) {
        return type.cast(service(type.getName(), ""));
    }

    /** Of any class space: the bundle's own API is not ours. */
    private Object service(String type, String filter) {
        String wanted = "(&(" + Constants.OBJECTCLASS + "=" + type + ")" + filter + ")";
        try {
            ServiceTracker<Object, Object> tracker =
                    new ServiceTracker<>(framework.getBundleContext(), FrameworkUtil.createFilter(wanted), null);
            tracker.open(true);
            try {
                if (tracker.waitForService(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS)) == null) {
                    throw new IllegalStateException("There is no service " + type + ".");
                }
                // Held apart from the tracker, which gives back what it tracked.
                return framework.getBundleContext().getService(tracker.getServiceReference());
            } finally {
                tracker.close();
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws BundleException {
        framework.stop();
        try {
            framework.waitForStop(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
