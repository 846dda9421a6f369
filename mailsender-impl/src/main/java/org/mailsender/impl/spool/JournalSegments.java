// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailsender.store.QueueEntry;

/**
 * The journal's two segments: one takes mails, the other rests until none of its mails is left to it. So the journal has
 * an upper limit, in memory as on disk, and an idle instance has none at all. Thread-safe.
 */
final class JournalSegments implements Closeable {

    private final List<Path> files;
    private final FolderSync folder;
    /** Guarded by this; null while nothing is written. */
    private JournalSegment active;

    private JournalSegment resting;

    JournalSegments(SpoolFolder folder, FolderSync sync) {
        this.files = List.of(folder.file("journal.1"), folder.file("journal.2"));
        this.folder = sync;
    }

    /** Has the files of mails say what the journal of a process says that has died. */
    void recover(MailFiles mails) throws IOException {
        for (Path file : files) {
            if (Files.exists(file)) {
                JournalRemains.of(JournalSegment.read(file)).restore(mails);
                folder.force();
                Files.delete(file);
            }
        }
    }

    /** Writes a mail down, and tells where; empty if both are full. */
    synchronized Optional<JournalSegment> add(QueueEntry entry, ByteBuffer mail) throws IOException {
        Optional<JournalSegment> segment = withRoomFor(JournalRecord.size(mail.remaining()));
        if (segment.isPresent()) {
            segment.get().addMail(entry, mail);
        }
        return segment;
    }

    /** The same of what became of a mail that is a file. */
    synchronized Optional<JournalSegment> addSent(QueueEntry entry) throws IOException {
        Optional<JournalSegment> segment = withRoomFor(JournalRecord.size(0));
        if (segment.isPresent()) {
            segment.get().addSent(entry);
        }
        return segment;
    }

    private Optional<JournalSegment> withRoomFor(int bytes) throws IOException {
        if (active == null) {
            active = JournalSegment.begin(files.get(0), folder);
        }
        if (!active.hasRoomFor(bytes)) {
            change();
        }
        return Optional.of(active).filter(segment -> segment.hasRoomFor(bytes));
    }

    /** Lets the other one take over, if it answers for no mail. */
    private void change() throws IOException {
        if (resting == null || resting.isDrained()) {
            Path unused = active.file().equals(files.get(0)) ? files.get(1) : files.get(0);
            JournalSegment next = JournalSegment.begin(unused, folder);
            if (resting != null) {
                resting.close();
            }
            resting = active;
            active = next;
        }
    }

    /** Once a tick: the other one takes over; or both go, if nothing was written since the last. */
    synchronized void turn() throws IOException {
        if (active != null && active.isUsed()) {
            change();
        } else if (resting == null || resting.isDrained()) {
            close();
        }
    }

    /** Forces both. */
    void force() throws IOException {
        List<JournalSegment> used = new ArrayList<>();
        synchronized (this) {
            Stream.of(active, resting).filter(Objects::nonNull).forEach(used::add);
        }
        for (JournalSegment segment : used) {
            if (segment.isOpen()) {
                segment.force();
            }
        }
    }

    synchronized boolean isActive(JournalSegment segment) {
        return segment == active;
    }

    synchronized boolean isEmpty() {
        return active == null;
    }

    /** Deletes what answers for no mail; what does is left to the next process. */
    @Override
    public synchronized void close() throws IOException {
        JournalSegment first = active;
        JournalSegment second = resting;
        active = null;
        resting = null;
        try {
            end(first);
        } finally {
            end(second);
        }
    }

    private static void end(JournalSegment segment) throws IOException {
        if (segment != null && segment.isDrained()) {
            segment.delete();
        } else if (segment != null) {
            segment.close();
        }
    }
}
