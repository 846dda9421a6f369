// SPDX-License-Identifier: Apache-2.0
package org.mailsender.itest;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.mailsender.ConfigurationKeys;
import org.mailsender.testserver.SmtpTestServer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.util.tracker.ServiceTracker;

/** The framework that a test runs in: its services, and what a test leaves behind to be cleaned up. */
final class Felix implements Closeable {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BundleContext context = FrameworkUtil.getBundle(Felix.class).getBundleContext();
    private final List<Configuration> configurations = new ArrayList<>();
    private final List<Closeable> closeables = new ArrayList<>();

    BundleContext context() {
        return context;
    }

    /** A service, held until the test ends: some are invalid once they are let go. */
    <S> S service(Class<S> type) {
        ServiceTracker<S, S> tracker = new ServiceTracker<>(context, type, null);
        tracker.open();
        closeables.add(tracker::close);
        try {
            S service = tracker.waitForService(PATIENCE.toMillis());
            if (service == null) {
                throw new AssertionError("no service " + type.getName());
            }
            return service;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    Bundle implementation() {
        return bundle("org.mailsender.impl").orElseThrow();
    }

    Optional<Bundle> bundle(String name) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> name.equals(bundle.getSymbolicName()))
                .findFirst();
    }

    /** A weak reference to the bundle's present class loader. */
    static WeakReference<ClassLoader> classLoader(Bundle bundle) {
        return new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader());
    }

    static void awaitEnd(WeakReference<ClassLoader> loader) {
        eventually(
                () -> {
                    System.gc();
                    return loader.get() == null;
                },
                "the end of the old class loader");
    }

    /** Gives it a new class loader. */
    void refresh(Bundle bundle) throws InterruptedException {
        CountDownLatch refreshed = new CountDownLatch(1);
        context.getBundle(0)
                .adapt(FrameworkWiring.class)
                .refreshBundles(List.of(bundle), event -> refreshed.countDown());
        if (!refreshed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError(bundle + " is not refreshed");
        }
    }

    /** Properties of an instance that sends to a server, with a spool of its own. */
    static Map<String, Object> properties(SmtpTestServer server) {
        Map<String, Object> properties = new HashMap<>();
        try {
            Path spools =
                    FrameworkUtil.getBundle(Felix.class).getDataFile("spools").toPath();
            properties.put(
                    "spoolDirectory",
                    Files.createTempDirectory(Files.createDirectories(spools), "spool")
                            .toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        properties.put(ConfigurationKeys.MAIL_SERVER, "127.0.0.1");
        properties.put(ConfigurationKeys.PORT, server.port());
        properties.put(ConfigurationKeys.SENDER, "app@example.com");
        properties.put(ConfigurationKeys.RECIPIENTS, "ops@example.com");
        properties.put("retryDelaySeconds", 1);
        properties.put("retryMaxDelaySeconds", 2);
        return properties;
    }

    /** Creates an instance and waits until it takes events. */
    Configuration create(String name, Map<String, Object> properties) throws IOException {
        Configuration configuration = createUnchecked(name, properties);
        awaitInstance(name);
        return configuration;
    }

    Configuration createUnchecked(String name, Map<String, Object> properties) throws IOException {
        return update(
                service(ConfigurationAdmin.class).getFactoryConfiguration(ConfigurationKeys.PID, name, "?"),
                properties);
    }

    /** A configuration of a PID that has one only. */
    Configuration configure(String pid, Map<String, Object> properties) throws IOException {
        return update(service(ConfigurationAdmin.class).getConfiguration(pid, "?"), properties);
    }

    private Configuration update(Configuration configuration, Map<String, Object> properties) throws IOException {
        configurations.add(configuration);
        configuration.update(FrameworkUtil.asDictionary(properties));
        return configuration;
    }

    void awaitInstance(String name) {
        eventually(() -> hasInstance(name), "the instance " + name);
    }

    boolean hasInstance(String name) {
        return !services("org.mailsender.MailSender", "(instance=" + name + ")").isEmpty();
    }

    List<ServiceReference<?>> services(String type, String filter) {
        try {
            ServiceReference<?>[] references = context.getAllServiceReferences(type, filter);
            return references == null ? List.of() : List.of(references);
        } catch (InvalidSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** Posts as Karaf's shell does: synchronously. */
    void send(String topic, Map<String, ?> properties) {
        service(EventAdmin.class).sendEvent(new Event(topic, properties));
    }

    static void eventually(BooleanSupplier condition, String what) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + what);
            }
            Thread.onSpinWait();
        }
    }

    <C extends Closeable> C closing(C closeable) {
        closeables.add(closeable);
        return closeable;
    }

    @Override
    public void close() throws IOException {
        for (Configuration configuration : configurations) {
            try {
                configuration.delete();
            } catch (IllegalStateException e) {
                // The test has deleted it.
            }
        }
        eventually(() -> services("org.mailsender.MailSender", null).isEmpty(), "the end of all instances");
        for (Closeable closeable : closeables) {
            closeable.close();
        }
    }
}
