// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.time.Instant;
import org.mailsender.impl.spool.DeliveryState;
import org.mailsender.impl.spool.SpoolEntry;
import org.mailsender.impl.spool.StoredMail;

/** Hears what becomes of mails. Called from threads of deliveries. */
public interface Outcomes {

    /**
     * The server took the mail for every recipient.
     *
     * @param mail which
     * @param state its final state
     * @param reply the server's last reply
     */
    void done(StoredMail mail, DeliveryState state, String reply);

    /**
     * The mail was given up for at least one recipient.
     *
     * @param mail which
     * @param state its final state, whose last error is the reason
     */
    void failed(StoredMail mail, DeliveryState state);

    /**
     * An attempt failed for now.
     *
     * @param mail which
     * @param state its state, whose last error is the reason
     * @param next when the next attempt is due
     */
    void deferred(StoredMail mail, DeliveryState state, Instant next);

    /**
     * The queue rests as a whole, or goes on.
     *
     * @param hold why, null when it goes on
     */
    void held(Hold hold);

    /**
     * A queued mail cannot be read any more.
     *
     * @param entry which
     * @param error why
     */
    void unreadable(SpoolEntry entry, String error);

    /**
     * The disk gives trouble.
     *
     * @param sentence which
     */
    void spoolTrouble(String sentence);
}
