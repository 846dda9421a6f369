// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

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

    /**
     * A mail is stored, and its Queued is posted: it may be sent from now on.
     *
     * @param entry which
     */
    void stored(QueueEntry entry);
}
