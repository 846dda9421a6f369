// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.inbox;

import java.io.IOException;
import org.mailsender.jdbc.database.DatabaseStore;
import org.mailsender.store.Composition;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.Sharing;
import org.mailsender.store.StoredMail;
import org.mailsender.store.Storing;
import org.mailsender.store.Terms;

/**
 * The real one.
 *
 * @param store in the database
 */
record InDatabase(DatabaseStore store) implements Central {

    @Override
    public Sharing sharing() {
        return store.sharing().orElseThrow();
    }

    @Override
    public Storing insert(QueueEntry entry, Composition composition, Terms terms) throws IOException {
        return store.insert(entry, composition, terms);
    }

    @Override
    public boolean insertAgain(StoredMail mail) throws IOException {
        return store.insertAgain(mail);
    }

    @Override
    public boolean isAway() {
        return store.isAway();
    }

    @Override
    public void whenBack(Runnable task) {
        store.whenBack(task);
    }
}
