// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.mailsender.impl.threads.OwnThread;
import org.mailsender.management.MailKind;
import org.mailsender.store.QueueEntry;

/**
 * What operators do with the mails of a queue. Immutable.
 *
 * @param queue which
 * @param own where mails are worked on
 */
record Handling(OpenQueue queue, OwnThread own) {

    boolean retry(String id) throws IOException {
        return own.call(() -> {
            Optional<FoundMail> found = FoundMail.of(queue, id);
            if (found.isPresent() && found.get().kind() == MailKind.FAILED) {
                putBack(found.get().entry());
            }
            if (found.isPresent()) {
                queue.waiting().retry(Optional.of(found.get().entry()));
            }
            return found.isPresent();
        });
    }

    int retry(MailKind kind, IntPredicate goOn) throws IOException {
        return kind == MailKind.QUEUED ? retryQueued() : retryFailed(goOn);
    }

    /** All in one, because each try asks the server anew, and an account must not be locked by repetition. */
    private int retryQueued() throws IOException {
        int count = queue.size();
        queue.waiting().retry(Optional.empty());
        return count;
    }

    private int retryFailed(IntPredicate goOn) throws IOException {
        List<QueueEntry> failed = entries(MailKind.FAILED);
        try {
            return new Batch(own, "tried again").over(failed, this::putBack, whileAtWork(goOn));
        } finally {
            if (!failed.isEmpty()) {
                queue.waiting().retry(Optional.of(failed.get(0)));
            }
        }
    }

    private boolean putBack(QueueEntry entry) throws IOException {
        queue.store().putBack(entry);
        queue.waiting().returned(entry);
        return true;
    }

    boolean drop(String id) throws IOException {
        return own.call(() -> {
            Optional<FoundMail> found = FoundMail.of(queue, id);
            return found.isPresent() && drop(found.get());
        });
    }

    private boolean drop(FoundMail mail) throws IOException {
        return mail.kind() == MailKind.QUEUED ? queue.waiting().drop(mail.entry()) : dropFailed(mail.entry());
    }

    int drop(MailKind kind, IntPredicate goOn) throws IOException {
        return kind == MailKind.QUEUED
                ? queue.waiting().dropAll(own, whileAtWork(goOn))
                : new Batch(own, "dropped").over(entries(kind), this::dropFailed, whileAtWork(goOn));
    }

    /** The mails of an instance that was stopped are those of whoever opens its store next. */
    private IntPredicate whileAtWork(IntPredicate goOn) {
        return count -> goOn.test(count) && !queue.delivery().stopped();
    }

    private boolean dropFailed(QueueEntry entry) throws IOException {
        queue.store().failed().drop(entry);
        return true;
    }

    private List<QueueEntry> entries(MailKind kind) throws IOException {
        return own.call(() -> new Listing(queue).entries(kind));
    }
}
