// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.component;

import java.util.Map;
import org.mailsender.jdbc.database.Database;
import org.mailsender.jdbc.inbox.InboxProvider;
import org.mailsender.jdbc.inbox.InboxThread;
import org.mailsender.jdbc.settings.JdbcSettings;
import org.mailsender.jdbc.settings.ServiceDataSource;
import org.mailsender.store.StoreProvider;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** The store as it is offered by a configuration. Used by one thread at a time. */
final class RunningStore implements AutoCloseable {

    private final JdbcSettings settings;
    private final ServiceDataSource source;
    private final Database database;
    private final InboxThread inbox = new InboxThread();
    private final ServiceRegistration<StoreProvider> registration;

    RunningStore(JdbcSettings settings, BundleContext context) {
        this.settings = settings;
        this.source = ServiceDataSource.of(settings, context);
        this.database = new Database(source, settings.database());
        this.registration = context.registerService(
                StoreProvider.class,
                new InboxProvider(database, inbox),
                FrameworkUtil.asDictionary(Map.of(StoreProvider.NAME, JdbcComponent.STORE)));
    }

    boolean isBy(JdbcSettings others) {
        return settings.equals(others);
    }

    /** The instances close their queues while the service goes; what they leave open, the database closes. */
    @Override
    public void close() {
        try {
            registration.unregister();
        } catch (IllegalStateException e) {
            // The bundle has stopped, and its services with it.
        }
        inbox.close();
        database.close();
        source.close();
    }
}
