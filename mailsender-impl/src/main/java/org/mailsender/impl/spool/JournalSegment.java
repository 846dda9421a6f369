// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailsender.store.QueueEntry;

/**
 * One use of one of the journal's files: records one behind the other, from the first to when none of its mails is left
 * to it. A file keeps its length from use to use, because to write over what is there costs the disk less than to grow.
 * Thread-safe.
 */
final class JournalSegment {

    /** In bytes, for mails; short records on what became of them may go beyond. */
    static final int CAPACITY = 1024 * 1024;

    private static final SecureRandom EPOCHS = new SecureRandom();
    /** MSJOURN and the version of the format. */
    private static final long MAGIC = 0x4D53_4A4F_5552_4E01L;

    private static final int HEADER = 2 * Long.BYTES;

    private final Path file;
    private final FileChannel channel;
    private final Object fileKey;
    private final long epoch = EPOCHS.nextLong();
    private final SharedForce force = new SharedForce(this::forceFile);
    /** Guarded by this: where the next record goes, and how many mails the journal answers for. */
    private long position;

    private int mails;
    private volatile boolean damaged;

    private JournalSegment(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.fileKey = fileKey();
    }

    /** Begins to use a file; when this returns, what an earlier use left in it is void. */
    static JournalSegment begin(Path file, FolderSync folder) throws IOException {
        FileChannel channel = OwnerOnly.overwrite(file);
        try {
            JournalSegment segment = new JournalSegment(file, channel);
            segment.write(ByteBuffer.allocate(HEADER)
                    .putLong(MAGIC)
                    .putLong(segment.epoch)
                    .flip());
            segment.forceFile();
            folder.force();
            return segment;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    Path file() {
        return file;
    }

    synchronized boolean hasRoomFor(int length) {
        return !damaged && position + length <= CAPACITY;
    }

    synchronized boolean isUsed() {
        return position > HEADER;
    }

    /** True if it answers for no mail. */
    synchronized boolean isDrained() {
        return mails == 0;
    }

    /** Writes down a mail, which is on disk only after {@link #force}. */
    synchronized void addMail(QueueEntry entry, ByteBuffer content) throws IOException {
        write(new JournalRecord(JournalRecord.Kind.MAIL, entry, content).encode(epoch));
        mails++;
    }

    /** Writes down that the server took a mail that is a file; answers for that until {@link #leave}. */
    synchronized void addSent(QueueEntry entry) throws IOException {
        markDone(entry);
        mails++;
    }

    /** Writes down that the outcome of such a mail is published. */
    synchronized void markTold(QueueEntry entry) throws IOException {
        write(new JournalRecord(JournalRecord.Kind.GONE, entry, ByteBuffer.allocate(0)).encode(epoch));
    }

    /** Its file says itself what became of it. */
    synchronized void leave() {
        mails--;
    }

    /** Writes down that the server took a mail; known after the death of the process, not after a power failure. */
    synchronized void markDone(QueueEntry entry) throws IOException {
        write(new JournalRecord(JournalRecord.Kind.DONE, entry, ByteBuffer.allocate(0)).encode(epoch));
    }

    /** Writes down that it does not answer for a mail any longer; answers for it until that could be written. */
    synchronized void markGone(QueueEntry entry) throws IOException {
        markTold(entry);
        mails--;
    }

    private void write(ByteBuffer record) throws IOException {
        long at = position;
        try {
            while (record.hasRemaining()) {
                at += channel.write(record, at);
            }
        } catch (IOException e) {
            damaged = true;
            throw e;
        }
        position = at;
    }

    /** Returns when every record written before the call is on disk. */
    void force() throws IOException {
        try {
            force.force();
        } catch (IOException e) {
            // What the disk did not take may leave a gap, behind which nobody would look for records.
            damaged = true;
            throw e;
        }
    }

    /** An open file takes records even when it was removed, and nobody would ever find them. */
    private void forceFile() throws IOException {
        channel.force(false);
        if (!Objects.equals(fileKey, fileKey())) {
            throw new IOException("the file " + file + " was replaced by somebody else");
        }
    }

    private Object fileKey() throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    /** Ends its use; another may follow. */
    void close() throws IOException {
        channel.close();
    }

    /** Ends its use and that of its file. */
    void delete() throws IOException {
        try (channel) {
            channel.force(false);
        }
        Files.deleteIfExists(file);
    }

    /** All records of the last use of a file. */
    static List<JournalRecord> read(Path file) throws IOException {
        ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file));
        if (content.remaining() < HEADER) {
            return List.of();
        }
        if (content.getLong() != MAGIC) {
            throw new IOException("the file " + file
                    + " is no journal that this version reads; start the version that wrote it, or move it away");
        }
        long epoch = content.getLong();
        List<JournalRecord> records = new ArrayList<>();
        for (Optional<JournalRecord> record = JournalRecord.decode(content, epoch);
                record.isPresent();
                record = JournalRecord.decode(content, epoch)) {
            records.add(record.get());
        }
        return records;
    }
}
