// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.inbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.mailsender.store.DamagedMailException;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.EndedMail;
import org.mailsender.store.Ending;
import org.mailsender.store.MailEnd;
import org.mailsender.store.MailStore;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.StoredMail;

/**
 * Outcomes owed by the local disk: of a process that used it as its queue, of mails that the database refuses, and of
 * files that are damaged. Thread-safe.
 */
final class LocalEnds {

    private final MailStore local;
    /** What is wrong with mails that cannot be read; they wait on the disk until that is told. */
    private final Map<QueueEntry, DamagedMailException> damaged = new ConcurrentHashMap<>();
    /** All that is owed and has been asked for. */
    private final Map<QueueEntry, Ending> owed = new ConcurrentHashMap<>();

    LocalEnds(MailStore local) {
        this.local = local;
    }

    /** The mail is not to be moved; its outcome is owed from now on, also to the next process. */
    void refused(StoredMail mail, String reason) throws IOException {
        DeliveryState state = mail.state().givenUp(mail.mail().envelope().recipients(), reason);
        local.end(mail.entry(), MailEnd.of(Ending.FAILED, state));
    }

    void damaged(QueueEntry entry, DamagedMailException what) {
        damaged.put(entry, what);
    }

    List<QueueEntry> owed(Ending ending) throws IOException {
        List<QueueEntry> entries = new ArrayList<>(local.owed(ending));
        if (ending == Ending.FAILED) {
            entries.addAll(damaged.keySet());
        }
        entries.forEach(entry -> owed.put(entry, ending));
        return entries;
    }

    /** Whether an outcome that was asked for is one of these. */
    boolean has(QueueEntry entry, Ending ending) {
        return owed.get(entry) == ending;
    }

    Optional<EndedMail> read(QueueEntry entry, Ending ending) throws IOException {
        DamagedMailException what = damaged.get(entry);
        if (what != null) {
            throw what;
        }
        return local.readOwed(entry, ending);
    }

    void published(QueueEntry entry, Ending ending) throws IOException {
        if (!damaged.containsKey(entry)) {
            local.published(entry, ending);
        } else if (isThere(entry)) {
            local.setAside(entry);
        } else {
            local.remove(entry);
        }
        damaged.remove(entry);
        owed.remove(entry);
    }

    private boolean isThere(QueueEntry entry) throws IOException {
        try {
            return local.read(entry).isPresent();
        } catch (DamagedMailException e) {
            return true;
        }
    }
}
