// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.time.Duration;
import org.mailsender.impl.settings.RetrySettings;
import org.mailsender.impl.smtp.ServerTroubleException;
import org.mailsender.impl.smtp.ServerTroubleException.Kind;
import org.mailsender.impl.threads.Moment;

/**
 * What keeps one server from being used. Immutable.
 *
 * @param hold why, and when it is tried again if no other server can be used either
 * @param since when it was last met
 * @param probe when it is tried again while another server takes over
 * @param returned whether a connection has come about again, over which no mail has been answered yet
 * @param relapses how often it has failed after that
 */
record ServerTrouble(Hold hold, Moment since, Moment probe, boolean returned, int relapses) {

    /** With what a probe takes, a server that is back is in use within a minute. */
    private static final Duration LONGEST_ABSENCE = Duration.ofSeconds(50);

    /** After a failure; what was known of the server before may be null. */
    static ServerTrouble after(
            ServerTrouble previous, ServerTroubleException met, RetrySettings retry, Moment now, double random) {
        Hold before = previous == null ? null : previous.hold;
        Hold hold = Hold.after(before, met.kind(), met.getMessage(), retry, now, random);
        boolean relapsed = previous != null && previous.returned;
        int relapses = previous == null ? 0 : previous.relapses + (relapsed ? 1 : 0);
        Duration absence = relapsed ? RetryPolicy.delay(retry, relapses, random) : LONGEST_ABSENCE;
        return new ServerTrouble(hold, now, probe(hold, now.plus(absence), relapsed), false, relapses);
    }

    /**
     * Refused credentials keep the pace of holds, because the account could be locked; a server that takes connections
     * and then no mail has a pace that slows down, because each try costs a mail's time.
     */
    private static Moment probe(Hold hold, Moment soon, boolean relapsed) {
        boolean patient = hold.kind() == Kind.AUTHENTICATION || (!relapsed && soon.isAfter(hold.until()));
        return patient ? hold.until() : soon;
    }

    ServerTrouble opened() {
        return new ServerTrouble(hold, since, probe, true, relapses);
    }

    ServerTrouble heldUntil(Moment moment) {
        return new ServerTrouble(hold.ending(moment), since, probe, returned, relapses);
    }

    /** Whether the one before says the same. */
    boolean isToldBy(ServerTrouble before) {
        return before != null && !before.returned && before.hold.reason().equals(hold.reason());
    }
}
