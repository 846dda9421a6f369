// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mailsender.store.EndedMail;
import org.mailsender.store.Ending;
import org.mailsender.store.MailEnd;
import org.mailsender.store.QueueEntry;

/**
 * Mails whose delivery has ended, until their outcome is told. Thread-safe, as the spool is.
 *
 * @param parts of the spool
 */
record SpooledEnds(SpoolParts parts) {

    void end(QueueEntry entry, MailEnd end) throws IOException {
        switch (end.ending()) {
            case DONE -> {
                parts.insist(() -> parts.mails().done(entry));
                parts.insist(() -> parts.keys().remember(entry));
            }
            case FAILED -> {
                parts.saveState(entry, end.state());
                parts.insist(() -> parts.mails().failed(entry));
            }
            default -> parts.delete(entry);
        }
    }

    /** One that was dropped is told by whoever drops it; no file is left of it. */
    List<QueueEntry> owed(Ending ending) throws IOException {
        return ending == Ending.DROPPED ? List.of() : parts.untold(MailFiles.suffix(ending));
    }

    Optional<EndedMail> read(QueueEntry entry, Ending ending) throws IOException {
        return parts.mails()
                .read(entry, ending, parts.states().read(entry))
                .map(mail -> new EndedMail(mail, MailEnd.of(ending, mail.state())));
    }

    void told(QueueEntry entry, Ending ending) throws IOException {
        if (ending == Ending.DONE) {
            parts.insist(() -> parts.delete(entry));
        } else if (ending == Ending.FAILED) {
            parts.giveUp(entry, parts.mails().file(entry, ending));
            parts.removals().changed();
        }
    }
}
