// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

import java.util.concurrent.Executor;
import org.mailsender.store.MailStore;
import org.mailsender.store.QueueEntry;

/** The open queue of an instance, as the intake needs it. Thread-safe. */
public interface Destination {

    /**
     * Where mails are stored.
     *
     * @return open
     */
    MailStore store();

    /** A mail is about to be stored here, most likely: what it takes to send it may be made ready. Never waits. */
    void expect();

    /**
     * A mail is stored, and its Queued is posted: it may be sent from now on.
     *
     * @param entry which
     * @param senders threads that may wait for a server; the caller's own, once it has nothing else to do, spares the
     *     mail a hand-over
     */
    void stored(QueueEntry entry, Executor senders);
}
