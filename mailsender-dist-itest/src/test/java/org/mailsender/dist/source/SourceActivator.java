// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

/** Offers a data source, as pax-jdbc-config does, as long as a file is there. */
public final class SourceActivator implements BundleActivator {

    private static final String FACTORY = "org.osgi.service.jdbc.DataSourceFactory";

    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "source");
        thread.setDaemon(true);
        return thread;
    });
    private ServiceRegistration<DataSource> offered;

    @Override
    public void start(BundleContext context) {
        Path sign = Path.of(System.getProperty("source.sign"));
        looking.scheduleWithFixedDelay(() -> follow(sign, context), 0, 20, TimeUnit.MILLISECONDS);
    }

    private void follow(Path sign, BundleContext context) {
        ServiceReference<?> factory = context.getServiceReference(FACTORY);
        if (Files.exists(sign) && offered == null && factory != null) {
            offered = context.registerService(
                    DataSource.class,
                    source(context.getService(factory)),
                    FrameworkUtil.asDictionary(Map.of("dataSourceName", "mailsender")));
        } else if (!Files.exists(sign) && offered != null) {
            offered.unregister();
            offered = null;
        }
    }

    /** By reflection, because only the framework has the factory's interface. */
    private static DataSource source(Object factory) {
        Properties properties = new Properties();
        properties.setProperty("url", System.getProperty("source.url"));
        properties.setProperty("user", System.getProperty("source.user"));
        properties.setProperty("password", System.getProperty("source.password"));
        try {
            return (DataSource) factory.getClass()
                    .getMethod("createDataSource", Properties.class)
                    .invoke(factory, properties);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop(BundleContext context) {
        looking.shutdownNow();
    }
}
