// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.component;

import java.util.Optional;
import org.mailsender.impl.threads.ContextClassLoaderScope;
import org.mailsender.store.StoreProvider;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/** The provider of the store that an instance is configured for, which may come and go. Thread-safe. */
final class ProviderWatch implements AutoCloseable {

    private final boolean watches;
    private final ServiceTracker<StoreProvider, StoreProvider> tracker;
    private volatile Optional<StoreProvider> provider = Optional.empty();
    private volatile Runnable changed = () -> {};

    /** Watches for the store of a name, which holds no character that a filter knows; none for "". */
    ProviderWatch(BundleContext context, String store) {
        this.watches = !store.isEmpty();
        this.tracker = new ServiceTracker<>(context, filter(store), null) {
            @Override
            public StoreProvider addingService(ServiceReference<StoreProvider> reference) {
                StoreProvider service = super.addingService(reference);
                if (provider.isEmpty()) {
                    set(Optional.ofNullable(service));
                }
                return service;
            }

            @Override
            public void removedService(ServiceReference<StoreProvider> reference, StoreProvider service) {
                if (provider.filter(service::equals).isPresent()) {
                    set(Optional.ofNullable(getService()));
                }
                super.removedService(reference, service);
            }
        };
    }

    private static Filter filter(String store) {
        try {
            return FrameworkUtil.createFilter("(&(" + Constants.OBJECTCLASS + "=" + StoreProvider.class.getName() + ")("
                    + StoreProvider.NAME + "=" + store + "))");
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("the name is checked before", e);
        }
    }

    /**
     * Begins to watch; the listener hears of each change, before a provider that goes has gone. A further one changes
     * nothing, because each change closes a store.
     */
    void open(Runnable listener) {
        changed = listener;
        if (watches) {
            tracker.open();
        }
    }

    private void set(Optional<StoreProvider> present) {
        provider = present;
        ContextClassLoaderScope.run(changed);
    }

    /** Empty while there is none. */
    Optional<StoreProvider> provider() {
        return provider;
    }

    @Override
    public void close() {
        changed = () -> {};
        tracker.close();
    }
}
