// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mailsender.impl.delivery.Hold;
import org.mailsender.impl.mail.Characters;
import org.mailsender.store.QueueEntry;
import org.mailsender.impl.store.Reason;
import org.mailsender.management.MailKind;
import org.mailsender.management.MailStatus;

/** What there is in a queue, as operators see it. Immutable. */
record Listing(OpenQueue queue) {

    /** No mail is read for it. */
    List<QueueEntry> entries(MailKind kind) throws IOException {
        return kind == MailKind.QUEUED
                ? queue.delivery().entries()
                : queue.store().failed().entries();
    }

    /** One that cannot be read is shown with the reason; empty if it has just gone. */
    Optional<MailStatus> mail(String id) throws IOException {
        Optional<FoundMail> found = FoundMail.of(queue, id);
        return found.isEmpty() ? Optional.empty() : status(found.get());
    }

    private Optional<MailStatus> status(FoundMail found) {
        boolean waits = found.kind() == MailKind.QUEUED;
        try {
            return found.read()
                    .map(mail -> MailStatusRecord.of(
                            mail,
                            found.kind(),
                            waits ? queue.delivery().dueOf(found.entry()) : Optional.empty(),
                            waits ? whyAllWait() : ""));
        } catch (IOException e) {
            return Optional.of(
                    MailStatusRecord.unreadable(found.entry(), found.kind(), Characters.printable(Reason.of(e))));
        }
    }

    private String whyAllWait() {
        return queue.delivery().hold().map(Hold::reason).orElse("");
    }
}
