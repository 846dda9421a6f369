// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailsender.management.MailKind;
import org.mailsender.management.MailStatus;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.StoredMail;

/** A mail as operators see it, at one moment. Immutable. */
record MailStatusRecord(
        String id,
        MailKind kind,
        Instant taken,
        String subject,
        List<String> recipients,
        List<String> accepted,
        List<String> rejected,
        int attempts,
        Optional<Instant> due,
        String error)
        implements MailStatus {

    /** Copies the lists. */
    MailStatusRecord {
        recipients = List.copyOf(recipients);
        accepted = List.copyOf(accepted);
        rejected = List.copyOf(rejected);
    }

    /**
     * One that could be read.
     *
     * @param mail which
     * @param kind whether it waits or has failed
     * @param due when it may be tried next
     * @param whyItWaits why it waits, if no attempt has failed yet
     */
    static MailStatus of(StoredMail mail, MailKind kind, Optional<Instant> due, String whyItWaits) {
        DeliveryState state = mail.state();
        List<String> recipients = new ArrayList<>(mail.mail().envelope().recipients());
        recipients.removeAll(state.accepted());
        List<String> rejected = new ArrayList<>();
        state.rejected().forEach((recipient, reply) -> rejected.add(recipient + ": " + reply));
        return new MailStatusRecord(
                mail.entry().idText(),
                kind,
                mail.entry().taken(),
                mail.mail().subject(),
                recipients,
                List.copyOf(state.accepted()),
                rejected,
                state.attempts(),
                due,
                state.lastError().isEmpty() ? whyItWaits : state.lastError());
    }

    /** One of which only its place in the queue is known. */
    static MailStatus unreadable(QueueEntry entry, MailKind kind, String reason) {
        return new MailStatusRecord(
                entry.idText(), kind, entry.taken(), "", List.of(), List.of(), List.of(), 0, Optional.empty(), reason);
    }
}
