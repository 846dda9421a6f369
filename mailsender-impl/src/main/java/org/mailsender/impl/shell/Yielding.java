// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.shell;

import java.io.IOException;
import java.time.Duration;
import org.mailsender.management.ClusterStatus;
import org.mailsender.management.InstanceStatus;
import org.mailsender.management.Management;

/**
 * Hands the sending of an instance over to another node. Immutable.
 *
 * @param patience how long the next sender is waited for
 */
record Yielding(Duration patience) {

    private static final Duration LOOK = Duration.ofMillis(100);

    /** Long enough for a node that asks the database twice a second, and has to close what it began. */
    static Yielding standard() {
        return new Yielding(Duration.ofSeconds(10));
    }

    void handOver(Screen screen, Management management) throws IOException, InterruptedException {
        String former = management.handOver();
        InstanceStatus status = management.status();
        String mails = "the mails of " + status.instance();
        screen.line(former.isEmpty() ? "No node sent " + mails + "." : former + " sent " + mails + " until now.");
        String next = next(management, former);
        screen.line(
                next.isEmpty()
                        ? "No other node has taken over within " + patience.toSeconds()
                                + " s; mail:list shows which one sends."
                        : next + " sends them from now on.");
    }

    /** Empty if none has taken over in time. */
    private String next(Management management, String former) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        String sender = sender(management);
        while (sender.isEmpty() || sender.equals(former)) {
            if (System.nanoTime() - end > 0) {
                return "";
            }
            Thread.sleep(LOOK.toMillis());
            sender = sender(management);
        }
        return sender;
    }

    private static String sender(Management management) {
        return management.status().cluster().map(ClusterStatus::sender).orElse("");
    }
}
