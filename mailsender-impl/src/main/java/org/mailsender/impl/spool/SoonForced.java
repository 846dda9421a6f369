// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mailsender.impl.threads.LaterTasks;

/**
 * Forces to disk what nobody waits for, all of it together and soon: the removal of mails that were sent, which a power
 * failure would bring back. Thread-safe.
 */
final class SoonForced {

    /** How long a mail that is Done may be sent again after a power failure. */
    private static final Duration SOON = Duration.ofMillis(200);

    private final Device device;
    private final LaterTasks later;
    private final AtomicBoolean scheduled = new AtomicBoolean();

    SoonForced(Device device, LaterTasks later) {
        this.device = device;
        this.later = later;
    }

    /** Something was changed. */
    void changed() {
        if (scheduled.compareAndSet(false, true)) {
            later.schedule(this::force, SOON);
        }
    }

    private void force() {
        scheduled.set(false);
        try {
            device.force();
        } catch (IOException e) {
            // Whatever is stored next meets the same trouble, and tells it.
        }
    }
}
