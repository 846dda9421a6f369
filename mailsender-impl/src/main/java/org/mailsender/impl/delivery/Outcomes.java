// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.time.Duration;
import java.time.Instant;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.MailEnd;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.StoredMail;

/** Hears what becomes of mails. Called from threads of deliveries. */
public interface Outcomes {

    /**
     * Who took a mail. Immutable.
     *
     * @param server host and port, "" if that is not known any more
     * @param reply the server's last reply, "" if that is not known any more
     */
    record Taken(String server, String reply) {}

    /**
     * The delivery of a mail has ended.
     *
     * @param mail which
     * @param end how
     */
    default void ended(StoredMail mail, MailEnd end) {
        switch (end.ending()) {
            case DONE -> done(mail, end.state(), new Taken(end.server(), end.reply()));
            case FAILED -> failed(mail, end.state());
            default -> dropped(mail, end.state());
        }
    }

    /**
     * The server took the mail for every recipient.
     *
     * @param mail which
     * @param state its final state
     * @param taken by whom
     */
    void done(StoredMail mail, DeliveryState state, Taken taken);

    /**
     * The mail was given up for at least one recipient.
     *
     * @param mail which
     * @param state its final state, whose last error is the reason
     */
    void failed(StoredMail mail, DeliveryState state);

    /**
     * An operator did not want the mail any more: it is failed, but nothing went wrong.
     *
     * @param mail which
     * @param state its final state, whose last error is the reason
     */
    void dropped(StoredMail mail, DeliveryState state);

    /**
     * An attempt failed for now.
     *
     * @param mail which
     * @param state its state, whose last error is the reason
     * @param next when the next attempt is due
     */
    void deferred(StoredMail mail, DeliveryState state, Instant next);

    /**
     * The queue rests as a whole.
     *
     * @param hold why
     * @param until when the server is tried again, by the wall clock
     * @param queued mails waiting
     */
    void held(Hold hold, Instant until, int queued);

    /**
     * The queue that rested goes on.
     *
     * @param rested how long it rested
     * @param queued mails waiting
     */
    void resumed(Duration rested, int queued);

    /**
     * A server gives trouble, and the queue goes on over another one.
     *
     * @param server the other one
     * @param reason why, and what to do
     */
    void tookOver(String server, String reason);

    /**
     * A server that gave trouble can be used again.
     *
     * @param server which
     */
    void returned(String server);

    /**
     * A queued mail is lost: its file is damaged, or was removed by somebody else.
     *
     * @param entry which
     * @param error why
     */
    void lost(QueueEntry entry, String error);

    /**
     * The store gives trouble, or something else of ours is short; it is waited for.
     *
     * @param sentence which
     */
    void spoolTrouble(String sentence);

    /** What gave trouble works again. */
    void spoolWorks();
}
