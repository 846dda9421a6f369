// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mailsender.impl.testing.MovableTime;

/** A server that cannot do what it offers is not asked for it again within the hour. */
class PipeliningMemoryTest {

    private final MovableTime time = new MovableTime();
    private final PipeliningMemory memory = new PipeliningMemory(time);

    @Test
    void aServerIsTrustedAtFirst() {
        assertTrue(memory.isTrusted());
    }

    @Test
    void itIsTrustedAgainAfterAnHour() {
        memory.distrust();
        assertFalse(memory.isTrusted());
        time.pass(Duration.ofHours(1));
        assertFalse(memory.isTrusted());
        time.pass(Duration.ofMillis(1));

        assertTrue(memory.isTrusted());
    }

    @Test
    void aSecondFailureBeginsTheHourAnew() {
        memory.distrust();
        time.pass(Duration.ofMinutes(61));
        memory.distrust();
        time.pass(Duration.ofMinutes(59));

        assertFalse(memory.isTrusted());
    }

    @Test
    void aClockThatIsSetChangesNothing() {
        memory.distrust();
        time.setWall(Duration.ofDays(1)).pass(Duration.ofMinutes(59));
        assertFalse(memory.isTrusted());
        time.setWall(Duration.ofDays(-3)).pass(Duration.ofMinutes(2));

        assertTrue(memory.isTrusted());
    }
}
