// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.inbox;

import java.io.IOException;
import org.mailsender.jdbc.database.Database;
import org.mailsender.jdbc.database.DatabaseStore;
import org.mailsender.store.MailStore;
import org.mailsender.store.StoreProvider;
import org.mailsender.store.StoreRequest;

/** Opens queues in a database, each with its inbox. Thread-safe. */
public final class InboxProvider implements StoreProvider {

    private final Database database;
    private final InboxThread thread;

    /**
     * Opens nothing yet.
     *
     * @param database has the queues
     * @param thread moves what waits on the disk
     */
    public InboxProvider(Database database, InboxThread thread) {
        this.database = database;
        this.thread = thread;
    }

    @Override
    public MailStore open(StoreRequest request) throws IOException {
        DatabaseStore store = database.open(request);
        try {
            return InboxStore.open(new InDatabase(store), request.local(), thread);
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }
}
