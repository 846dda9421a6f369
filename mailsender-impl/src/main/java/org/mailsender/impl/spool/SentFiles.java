// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.mailsender.impl.threads.LaterTasks;
import org.mailsender.store.QueueEntry;

/**
 * The mails that are files, and were sent while the queue flows: a short record in the journal takes the place of a new
 * name, and files are deleted many at a time, beside the delivery, because a file system may take a millisecond for
 * each. Thread-safe.
 */
final class SentFiles {

    /** How long a file may outlive the outcome of its mail. */
    private static final Duration SOON = Duration.ofMillis(50);

    private final MailFiles files;
    private final FolderSync folder;
    private final LaterTasks later;
    private final Map<Long, SentFile> sent = new ConcurrentHashMap<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile boolean closed;

    SentFiles(MailFiles files, FolderSync folder, LaterTasks later) {
        this.files = files;
        this.folder = folder;
        this.later = later;
    }

    void add(QueueEntry entry, JournalSegment segment) {
        sent.put(entry.id(), new SentFile(entry, segment));
    }

    boolean has(QueueEntry entry) {
        return sent.containsKey(entry.id());
    }

    /** The outcome of a mail is published; false if the journal says nothing of it. */
    boolean release(QueueEntry entry) throws IOException {
        SentFile file = sent.get(entry.id());
        boolean ours = file != null && file.markTold();
        if (ours && scheduled.compareAndSet(false, true)) {
            later.schedule(this::removeTold, SOON);
        }
        return ours;
    }

    private void removeTold() {
        scheduled.set(false);
        try {
            settle(file -> !closed && file.isTold());
            folder.forceIfChanged();
        } catch (IOException e) {
            // The journal keeps what was written down, and tries again.
        }
    }

    /** Settles what can be settled meanwhile; the next process does the rest. */
    void close(BooleanSupplier meanwhile) throws IOException {
        closed = true;
        settle(file -> meanwhile.getAsBoolean());
    }

    /** Settles those that meet a condition. */
    void settle(Predicate<SentFile> condition) throws IOException {
        for (Iterator<SentFile> all = sent.values().iterator(); all.hasNext(); ) {
            SentFile file = all.next();
            if (condition.test(file)) {
                file.settle(files);
                all.remove();
            }
        }
    }
}
