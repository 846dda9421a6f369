// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.mailsender.management.MailKind;
import org.mailsender.store.MailIds;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.StoredMail;

/**
 * A mail that somebody names by its id, found without reading any. Immutable.
 *
 * @param queue where it is
 * @param entry its place there
 * @param kind whether it waits or has failed
 */
record FoundMail(OpenQueue queue, QueueEntry entry, MailKind kind) {

    /** Empty if there is none of that id. */
    static Optional<FoundMail> of(OpenQueue queue, String id) throws IOException {
        OptionalLong number = MailIds.parse(id);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        Optional<QueueEntry> waiting = queue.waiting().find(number.getAsLong());
        if (waiting.isPresent()) {
            return Optional.of(new FoundMail(queue, waiting.get(), MailKind.QUEUED));
        }
        return queue.store()
                .failed()
                .find(number.getAsLong())
                .map(failed -> new FoundMail(queue, failed, MailKind.FAILED));
    }

    /** Empty if it has just gone. */
    Optional<StoredMail> read() throws IOException {
        return kind == MailKind.QUEUED
                ? queue.store().read(entry)
                : queue.store().failed().read(entry);
    }
}
