// SPDX-License-Identifier: Apache-2.0
package org.mailsender.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mailsender.store.StoreProvider;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;

/** A store that another bundle offers. */
class StoreProviderTest extends InstanceTestCase {

    private final AtomicInteger opened = new AtomicInteger();

    /** Counts, and leaves everything to the spool. */
    private ServiceRegistration<StoreProvider> register() {
        StoreProvider provider = request -> {
            opened.incrementAndGet();
            return request.local();
        };
        return felix.context()
                .registerService(
                        StoreProvider.class,
                        provider,
                        FrameworkUtil.asDictionary(Map.of(StoreProvider.NAME, "counting")));
    }

    private void sendAndEnd(Configuration orders) throws IOException {
        felix.send("orders/Send", Map.of());
        events.await("orders/Done");
        orders.delete();
        Felix.eventually(() -> !felix.hasInstance("orders"), "its end");
    }

    @Test
    void aProviderThatIsThereBeforeTheInstanceOpensItsStoreOnce() throws Exception {
        properties.put("store", "counting");
        ServiceRegistration<StoreProvider> registration = register();
        sendAndEnd(felix.create("orders", properties));

        assertEquals(1, opened.get());
        registration.unregister();
    }

    @Test
    void aProviderThatComesLaterOpensItsStoreOnce() throws Exception {
        properties.put("store", "counting");
        Configuration orders = felix.create("orders", properties);
        ServiceRegistration<StoreProvider> registration = register();
        sendAndEnd(orders);

        assertEquals(1, opened.get());
        registration.unregister();
    }
}
