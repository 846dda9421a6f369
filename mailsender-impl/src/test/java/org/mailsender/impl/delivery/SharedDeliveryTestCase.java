// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.mailsender.impl.testing.SharedMemory;
import org.mailsender.impl.testing.SharedMemoryStore;
import org.mailsender.store.Handover;
import org.mailsender.store.HeldQueue;
import org.mailsender.store.StoredMail;

/** Delivery from a store that another node shares; a run that gets to a mail fails, because nothing here opens a connection. */
abstract class SharedDeliveryTestCase extends DeliveryTestCase {

    static final String A = "a@example.com";

    final SharedMemory shared = new SharedMemory(store);
    final SharedMemoryStore here = shared.node("a");
    final Delivery delivery = new Delivery(() -> settings, here, outcomes, services);

    @BeforeEach
    void takePart() throws IOException {
        configure("enabled", false);
        delivery.start();
        journal.clear();
    }

    StoredMail mail() {
        return store.mailTo(A);
    }

    void crown() {
        shared.crown(here, Handover.NOTHING);
    }

    void spur() {
        here.listener().changed();
    }

    /** Refused credentials, as a former sender met them. */
    static Handover held(Instant until) {
        return new Handover(Optional.of(new HeldQueue("authentication", "535 5.7.8 refused", 3, until)), List.of());
    }

    void pass(Duration duration) {
        tasks.pass(duration);
    }
}
