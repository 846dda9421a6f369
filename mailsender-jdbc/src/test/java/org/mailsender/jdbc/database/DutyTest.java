// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mailsender.store.Handover;

class DutyTest {

    private static final Duration LENGTH = Duration.ofMillis(800);

    private final Lease lease = new Lease("a", LENGTH);
    private final RecordingListener listener = new RecordingListener();
    private final Duty duty = new Duty("orders", lease, null, new Calls(Runnable::run, listener), () -> {});

    /** A process that was frozen goes on anywhere, also right before a final dot, and before anybody could tell it. */
    @Test
    void theRightToSendEndsByTheClockWithoutAnybodySayingSo() {
        lease.renewed(System.nanoTime());
        duty.taken(new SenderTable.Taken("orders", 1, Handover.NOTHING));
        assertTrue(duty.reigns());

        TestNode.await("the lease to end", () -> !lease.isValid());
        assertFalse(duty.reigns());
        assertEquals(0, listener.over.get());
    }

    /** The others wait until the whole of it is over, by the database's clock. */
    @Test
    void aLeaseIsOverForItsHolderBeforeItIsForOthersFromTheMomentOfTheStatementOn() {
        long sent = System.nanoTime() - Duration.ofMillis(200).toNanos();
        lease.renewed(sent);

        long left = lease.nanosLeft() + System.nanoTime() - sent;
        assertTrue(left < LENGTH.minusMillis(400).toNanos(), () -> left + " ns");
    }
}
