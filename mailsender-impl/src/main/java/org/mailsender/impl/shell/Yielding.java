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
 * @param looks how often it is looked for the next sender
 */
record Yielding(int looks) {

    private static final Duration LOOK = Duration.ofMillis(100);

    /** Long enough for a node that asks the database twice a second, and has to close what it began. */
    static Yielding standard() {
        return new Yielding(100);
    }

    void handOver(Screen screen, Management management) throws IOException, InterruptedException {
        String former = management.handOver();
        InstanceStatus status = management.status();
        String mails = "the mails of " + status.instance();
        screen.line(former.isEmpty() ? "No node sent " + mails + "." : former + " sent " + mails + " until now.");
        String next = next(management, former);
        screen.line(
                next.isEmpty()
                        ? "No other node has taken over within "
                                + LOOK.multipliedBy(looks).toSeconds() + " s; mail:list shows which one sends."
                        : next + " sends them from now on.");
    }

    /** Empty if none has taken over in time. */
    private String next(Management management, String former) throws InterruptedException {
        for (int look = 0; look <= looks; look++) {
            String sender = sender(management);
            if (!sender.isEmpty() && !sender.equals(former)) {
                return sender;
            }
            Thread.sleep(LOOK.toMillis());
        }
        return "";
    }

    private static String sender(Management management) {
        return management.status().cluster().map(ClusterStatus::sender).orElse("");
    }
}
