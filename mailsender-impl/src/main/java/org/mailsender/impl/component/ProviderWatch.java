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

    /**
     * What there was from one change to the next. Immutable.
     *
     * @param no counts the changes, since a provider that has gone may come back
     * @param provider empty if there was none
     */
    record Offer(int no, Optional<StoreProvider> provider) {

        static final Offer NONE = new Offer(0, Optional.empty());

        Offer next(Optional<StoreProvider> present) {
            return new Offer(no + 1, present);
        }
    }

    private final boolean watches;
    private final ServiceTracker<StoreProvider, StoreProvider> tracker;
    private volatile Offer offer = Offer.NONE;
    private volatile Runnable changed = () -> {};

    /** Watches for the store of a name, which holds no character that a filter knows; none for "". */
    ProviderWatch(BundleContext context, String store) {
        this.watches = !store.isEmpty();
        this.tracker = new ServiceTracker<>(context, filter(store), null) {
            @Override
            public StoreProvider addingService(ServiceReference<StoreProvider> reference) {
                StoreProvider service = super.addingService(reference);
                if (offer.provider().isEmpty()) {
                    set(Optional.ofNullable(service));
                }
                return service;
            }

            @Override
            public void removedService(ServiceReference<StoreProvider> reference, StoreProvider service) {
                if (offer.provider().filter(service::equals).isPresent()) {
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

    /** Begins to watch; a provider that is there already is known when this returns. */
    void open() {
        if (watches) {
            tracker.open();
        }
    }

    /**
     * The listener hears of each change, before a provider that goes has gone, and is called at once, since there may
     * have been one. A further provider changes nothing, because each change closes a store.
     */
    void listen(Runnable listener) {
        changed = listener;
        ContextClassLoaderScope.run(listener);
    }

    private void set(Optional<StoreProvider> present) {
        synchronized (this) {
            offer = offer.next(present);
        }
        ContextClassLoaderScope.run(changed);
    }

    Offer offer() {
        return offer;
    }

    @Override
    public void close() {
        changed = () -> {};
        tracker.close();
    }
}
