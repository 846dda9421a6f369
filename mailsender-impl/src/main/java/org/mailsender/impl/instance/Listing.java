// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailsender.impl.mail.Characters;
import org.mailsender.impl.store.Reason;
import org.mailsender.management.MailKind;
import org.mailsender.management.MailStatus;
import org.mailsender.store.HeldQueue;
import org.mailsender.store.QueueEntry;

/** What there is in a queue, as operators see it. Immutable. */
record Listing(OpenQueue queue) {

    /** No mail is read for it. */
    List<QueueEntry> entries(MailKind kind) throws IOException {
        return kind == MailKind.QUEUED
                ? queue.waiting().entries()
                : queue.store().failed().entries();
    }

    /** One that cannot be read is shown with the reason; empty if it has just gone. */
    Optional<MailStatus> mail(String id) throws IOException {
        Optional<FoundMail> found = FoundMail.of(queue, id);
        return found.isEmpty() ? Optional.empty() : status(found.get());
    }

    private Optional<MailStatus> status(FoundMail found) throws IOException {
        boolean waits = found.kind() == MailKind.QUEUED;
        Optional<Instant> due = waits ? queue.waiting().dueOf(found.entry()) : Optional.empty();
        try {
            return found.read().map(mail -> MailStatusRecord.of(mail, found.kind(), due, waits ? whyAllWait() : ""));
        } catch (IOException e) {
            return Optional.of(
                    MailStatusRecord.unreadable(found.entry(), found.kind(), Characters.printable(Reason.of(e))));
        }
    }

    private String whyAllWait() {
        return queue.hold().map(HeldQueue::reason).orElse("");
    }
}
