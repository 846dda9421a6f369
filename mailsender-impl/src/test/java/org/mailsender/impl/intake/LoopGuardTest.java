// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.mailsender.impl.testing.CapturedLog;
import org.mailsender.impl.testing.MovableTime;
import org.osgi.service.event.Event;

/** An instance does not feed itself, and says so at most once a minute. */
class LoopGuardTest {

    private final MovableTime time = new MovableTime();
    private final LoopGuard guard = new LoopGuard("orders", time);

    private static Event via(String... instances) {
        return new Event("invoices/Done", Map.of("via", instances));
    }

    @Test
    void anEventOfNobodysOutcomeIsTaken() {
        assertFalse(guard.isLoop(new Event("orders/Send", Map.of())));
        assertFalse(guard.isLoop(via("invoices", "alerts")));
    }

    @Test
    void anInstancesOwnOutcomeIsIgnoredWithoutAWord() {
        try (CapturedLog log = new CapturedLog()) {
            assertTrue(guard.isLoop(via("invoices", "orders")));

            assertEquals(0, log.lines(Level.WARNING, "circle").size());
        }
    }

    @Test
    void aCircleOfInstancesIsNamedOnceAMinute() {
        try (CapturedLog log = new CapturedLog()) {
            for (int second = 0; second < 60; second++) {
                assertTrue(guard.isLoop(via("orders", "invoices")));
                time.pass(Duration.ofSeconds(1));
            }

            assertEquals(
                    1, log.lines(Level.WARNING, "orders -> invoices -> orders").size());
            time.pass(Duration.ofMillis(1));
            assertTrue(guard.isLoop(via("orders", "invoices")));

            assertEquals(2, log.lines(Level.WARNING, "circle").size());
        }
    }

    @Test
    void aClockThatIsSetBackDoesNotSilenceTheWarning() {
        try (CapturedLog log = new CapturedLog()) {
            guard.isLoop(via("orders", "invoices"));
            time.setWall(Duration.ofDays(-10)).pass(Duration.ofSeconds(61));
            guard.isLoop(via("orders", "invoices"));

            assertEquals(2, log.lines(Level.WARNING, "circle").size());
        }
    }
}
