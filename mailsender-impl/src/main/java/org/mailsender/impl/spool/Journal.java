// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.mailsender.impl.threads.LaterTasks;
import org.mailsender.impl.threads.Moment;
import org.mailsender.impl.threads.Time;
import org.mailsender.store.MailRecord;
import org.mailsender.store.QueueEntry;

/**
 * Write-ahead log of small mails that will most likely be sent at once: one write and a shared force make such a mail
 * durable, where a file of its own takes two forces and four changes of the folder. A mail that has to wait nevertheless
 * becomes a file within two ticks. Thread-safe.
 */
final class Journal implements Closeable {

    private static final Duration TICK = Duration.ofMillis(100);
    /** So that an instance stops in time on a slow disk too. */
    private static final Duration MOST_FOR_CLOSING = Duration.ofSeconds(1);

    private final JournalSegments segments;
    private final MailFiles files;
    private final SentFiles sent;
    private final LaterTasks later;
    private final Time time;
    private final Map<Long, JournaledMail> mails = new ConcurrentHashMap<>();
    /** One thread at a time makes files of many mails. */
    private final Object filing = new Object();
    /** Guarded by this. */
    private boolean ticking;

    private volatile boolean closed;

    Journal(JournalSegments segments, MailFiles files, SentFiles sent, LaterTasks later, Time time) {
        this.segments = segments;
        this.files = files;
        this.sent = sent;
        this.later = later;
        this.time = time;
    }

    /** Makes a mail durable; empty if the journal cannot, so that it must become a file. */
    Optional<JournaledMail> write(QueueEntry entry, MailRecord mail, byte[] content, int textOffset) {
        try {
            Optional<JournalSegment> segment = add(entry, content);
            if (segment.isEmpty()) {
                return Optional.empty();
            }
            JournaledMail journaled = new JournaledMail(entry, mail, content, textOffset, segment.get());
            force(journaled);
            return Optional.of(journaled);
        } catch (IOException e) {
            // Its file meets the same trouble, and tells it; or it meets none, and all is well.
            return Optional.empty();
        }
    }

    private synchronized Optional<JournalSegment> add(QueueEntry entry, byte[] content) throws IOException {
        if (closed) {
            return Optional.empty();
        }
        tickLater();
        return segments.add(entry, ByteBuffer.wrap(content));
    }

    private void force(JournaledMail mail) throws IOException {
        try {
            mail.segment().force();
        } catch (IOException e) {
            abandon(mail);
            throw e;
        }
    }

    /** Lets go of a mail that is not in its keeping yet; if the disk does not take that now, with a later tick. */
    void abandon(JournaledMail mail) throws IOException {
        try {
            mail.release();
        } catch (IOException e) {
            keep(mail);
            throw e;
        }
    }

    /** Takes a mail that was made durable into its keeping. */
    void keep(JournaledMail mail) {
        mails.put(mail.entry().id(), mail);
    }

    /** A mail that is in its keeping. */
    Optional<JournaledMail> find(QueueEntry entry) {
        return Optional.ofNullable(mails.get(entry.id())).filter(JournaledMail::isKept);
    }

    /** Writes down that the server took a mail; false if it is a file. */
    boolean markDone(QueueEntry entry) throws IOException {
        JournaledMail mail = mails.get(entry.id());
        return mail != null && mail.markDone();
    }

    /** The same of one that is a file, however often; false if the journal cannot, so that the file must say so. */
    boolean markSent(QueueEntry entry) {
        if (sent.has(entry)) {
            return true;
        }
        try {
            Optional<JournalSegment> segment = addSent(entry);
            segment.ifPresent(taker -> sent.add(entry, taker));
            return segment.isPresent();
        } catch (IOException e) {
            // A new name for the file needs no room on the disk.
            return false;
        }
    }

    private synchronized Optional<JournalSegment> addSent(QueueEntry entry) throws IOException {
        if (closed) {
            return Optional.empty();
        }
        tickLater();
        return segments.addSent(entry);
    }

    /** Lets go of a mail; false if the journal says nothing of it. */
    boolean release(QueueEntry entry) throws IOException {
        JournaledMail mail = mails.get(entry.id());
        boolean kept = mail != null && mail.release();
        mails.remove(entry.id());
        return kept || sent.release(entry);
    }

    /** Makes a mail a file, if it is not. */
    void toFile(QueueEntry entry) throws IOException {
        JournaledMail mail = mails.get(entry.id());
        if (mail != null) {
            mail.toFile(files);
            mails.remove(entry.id());
        }
    }

    /** Forces whatever was written, marks on what became of mails too. */
    void force() throws IOException {
        segments.force();
    }

    private synchronized void tickLater() {
        if (!ticking && !closed) {
            ticking = true;
            later.schedule(this::tick, TICK);
        }
    }

    /** What is older than a tick becomes a file, and its segment the next to be written to. */
    private void tick() {
        try {
            synchronized (filing) {
                mails.values().forEach(this::leaveRested);
                sent.settle(file -> !closed && !segments.isActive(file.segment()));
                segments.turn();
            }
        } catch (IOException e) {
            // What is in the journal is safe there; what comes becomes files, which tell the trouble.
        } finally {
            tickAgain();
        }
    }

    private void leaveRested(JournaledMail mail) {
        if (!closed && !segments.isActive(mail.segment())) {
            try {
                toFile(mail.entry());
            } catch (IOException e) {
                // The next tick tries again; others may have more luck now.
            }
        }
    }

    private synchronized void tickAgain() {
        ticking = false;
        if (!segments.isEmpty()) {
            tickLater();
        }
    }

    /** Makes files of what it still answers for; for what takes too long, the next process does. */
    @Override
    public void close() throws IOException {
        synchronized (this) {
            closed = true;
        }
        synchronized (filing) {
            try {
                Moment end = time.now().plus(MOST_FOR_CLOSING);
                for (JournaledMail mail : mails.values()) {
                    if (end.isAfter(time.now())) {
                        toFile(mail.entry());
                    }
                }
                sent.close(() -> end.isAfter(time.now()));
            } finally {
                segments.close();
            }
        }
    }
}
