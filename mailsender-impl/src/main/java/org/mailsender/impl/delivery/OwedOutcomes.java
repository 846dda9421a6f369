// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mailsender.impl.store.Reason;
import org.mailsender.store.DamagedMailException;
import org.mailsender.store.EndedMail;
import org.mailsender.store.Ending;
import org.mailsender.store.MailStore;
import org.mailsender.store.QueueEntry;

/** Tells outcomes that could not be told when the mails ended: the process died, or another node sent them. Thread-safe. */
final class OwedOutcomes {

    private final MailStore store;
    private final Outcomes outcomes;
    private final DeliveryContext context;
    /** Being told, or waiting for a store that lets them be read, or takes that they were told. */
    private final Set<QueueEntry> underWay = ConcurrentHashMap.newKeySet();

    OwedOutcomes(MailStore store, Outcomes outcomes, DeliveryContext context) {
        this.store = store;
        this.outcomes = outcomes;
        this.context = context;
    }

    /**
     * Tells all of them.
     *
     * @throws IOException if the store does not say which
     */
    void tell() throws IOException {
        for (Ending ending : Ending.values()) {
            for (QueueEntry entry : store.owed(ending)) {
                if (underWay.add(entry)) {
                    tell(entry, ending);
                }
            }
        }
    }

    /** Trouble with one mail must keep no other from being sent. */
    private void tell(QueueEntry entry, Ending ending) {
        try {
            Optional<EndedMail> ended = store.readOwed(entry, ending);
            ended.ifPresent(mail -> outcomes.ended(mail.mail(), mail.end()));
            told(entry, ending);
        } catch (DamagedMailException e) {
            outcomes.lost(entry, e.getMessage());
            told(entry, ending);
        } catch (IOException e) {
            context.trouble("an outcome cannot be published yet: " + Reason.of(e));
            context.services().later().schedule(() -> tell(entry, ending), Settlement.DISK_PAUSE);
        }
    }

    private void told(QueueEntry entry, Ending ending) {
        context.settlement().release(entry, ending, () -> underWay.remove(entry));
    }
}
