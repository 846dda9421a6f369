// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.inbox;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mailsender.jdbc.database.AwayException;
import org.mailsender.store.FailedMails;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.StoredMail;

/** Mails that were given up: those in the database, and those that this node's disk has. Thread-safe. */
final class InboxFailedMails implements FailedMails {

    private final FailedMails central;
    private final FailedMails local;
    /** Those on the disk, as they were seen last. */
    private final Set<QueueEntry> here = ConcurrentHashMap.newKeySet();

    InboxFailedMails(FailedMails central, FailedMails local) throws IOException {
        this.central = central;
        this.local = local;
        look();
    }

    /** After something on the disk may have changed. */
    void look() throws IOException {
        Set<QueueEntry> now = new HashSet<>(local.entries());
        here.addAll(now);
        here.retainAll(now);
    }

    boolean isLocal(QueueEntry entry) {
        return here.contains(entry);
    }

    int localSize() {
        return here.size();
    }

    /** While the database is away, those on the disk. */
    @Override
    public List<QueueEntry> entries() throws IOException {
        try {
            return Lists.together(central.entries(), here);
        } catch (AwayException e) {
            if (here.isEmpty()) {
                throw e;
            }
            return Lists.together(List.of(), here);
        }
    }

    @Override
    public Optional<QueueEntry> find(long id) throws IOException {
        Optional<QueueEntry> found =
                here.stream().filter(entry -> entry.id() == id).findFirst();
        return found.isPresent() ? found : central.find(id);
    }

    @Override
    public Optional<StoredMail> read(QueueEntry entry) throws IOException {
        return isLocal(entry) ? local.read(entry) : central.read(entry);
    }

    @Override
    public void drop(QueueEntry entry) throws IOException {
        if (isLocal(entry)) {
            local.drop(entry);
            look();
        } else {
            central.drop(entry);
        }
    }
}
