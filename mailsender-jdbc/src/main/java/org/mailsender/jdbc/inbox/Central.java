// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.inbox;

import java.io.IOException;
import org.mailsender.jdbc.database.DatabaseStore;
import org.mailsender.store.Composition;
import org.mailsender.store.MailStore;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.Sharing;
import org.mailsender.store.StoredMail;
import org.mailsender.store.Storing;
import org.mailsender.store.Terms;

/** The queue in the database, as an inbox needs it; see {@link DatabaseStore} for what each call promises. Thread-safe. */
interface Central {

    /** The queue itself. */
    MailStore store();

    /** What nodes do together. */
    Sharing sharing();

    /** Stores a mail within 2 s; {@link org.mailsender.jdbc.database.AwayException} if the database does not answer. */
    Storing insert(QueueEntry entry, Composition composition, Terms terms) throws IOException;

    /** Stores a mail of the inbox unless it is there; false if another mail has its key or its id. */
    boolean insertAgain(StoredMail mail) throws IOException;

    /** Whether it would be vain to ask the database now. */
    boolean isAway();

    /** Has a task called whenever the database is back. */
    void whenBack(Runnable task);
}
