// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.mailsender.impl.tasks.LaterTasks;

/**
 * The queued and failed mails of one instance on disk. Thread-safe, as long as one mail is worked on by one thread.
 *
 * <p>A mail exists from the moment its file {@code ID.eml} has its final name: written aside, forced, renamed, folder
 * forced. What changes while it is delivered stands in {@code ID.state}, replaced in the same way. When its delivery
 * ends, the file is renamed to {@code .done} or {@code .failed}; only when the outcome is published, it is deleted, or
 * moved to {@code failed/}. A process that dies in between finds the file under that name and publishes the outcome
 * then: an outcome may, at worst, be published twice, and is never lost.
 *
 * <p>While the server takes mails as they come, small ones exist in the {@link Journal} instead, where the same is true
 * of them, and become files only if they have to wait.
 */
public final class Spool implements Closeable {

    private final SpoolFolder folder;
    private final WaitingMails mails;
    private final MessageKeys keys;
    private final States states;

    private Spool(SpoolFolder folder, WaitingMails mails, MessageKeys keys, States states) {
        this.folder = folder;
        this.mails = mails;
        this.keys = keys;
        this.states = states;
    }

    /**
     * Opens a spool, making its folder if needed, and locks it against other processes.
     *
     * @param path the instance's folder
     * @param clock tells when a key may be forgotten
     * @param later runs what the journal has to do
     * @return the spool
     * @throws IOException if the folder cannot be made, read or locked
     */
    public static Spool open(Path path, Clock clock, LaterTasks later) throws IOException {
        SpoolFolder folder = SpoolFolder.open(path);
        try {
            FolderSync sync = new FolderSync(path);
            WaitingMails mails = WaitingMails.open(folder, sync, later);
            MessageKeys keys = new MessageKeys(new DoneKeys(path.resolve("done-keys"), clock));
            folder.entries(MailFiles.MAIL).forEach(keys::restore);
            return new Spool(folder, mails, keys, new States(folder, sync));
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /**
     * Stores a mail; when this returns true, it is on disk.
     *
     * @param entry its place in the queue
     * @param mail its record
     * @param text writes it
     * @param limit most bytes of the text
     * @param commit asked once, as late as the mail can be taken back; false gives it up
     * @return whether it was stored
     * @throws MessageTooLargeException if the text is longer than the limit
     * @throws IOException if the disk, or an attachment, gives trouble
     */
    public boolean store(SpoolEntry entry, MailRecord mail, MailText text, long limit, BooleanSupplier commit)
            throws IOException {
        return mails.store(entry, mail, text, limit, commit);
    }

    /**
     * The mails waiting, without reading them.
     *
     * @return in the order of their events
     * @throws IOException if the folder cannot be read
     */
    public List<SpoolEntry> queued() throws IOException {
        return folder.entries(MailFiles.MAIL);
    }

    /**
     * Mails whose delivery ended, but whose outcome may not have been published.
     *
     * @param ending how it ended
     * @return in the order of their events
     * @throws IOException if the folder cannot be read
     */
    public List<SpoolEntry> ended(Ending ending) throws IOException {
        return folder.entries(ending.suffix());
    }

    /**
     * Reads a waiting mail.
     *
     * @param entry which
     * @return empty if somebody has removed its file
     * @throws SpoolReadException if its file is damaged
     */
    public Optional<StoredMail> read(SpoolEntry entry) throws SpoolReadException {
        return mails.read(entry, states.read(entry));
    }

    /**
     * Reads a mail whose delivery ended.
     *
     * @param entry which
     * @param ending how it ended
     * @return empty if somebody has removed its file
     * @throws SpoolReadException if its file is damaged
     */
    public Optional<StoredMail> read(SpoolEntry entry, Ending ending) throws SpoolReadException {
        return mails.read(entry, ending, states.read(entry));
    }

    /**
     * Stores how far the delivery has come.
     *
     * @param entry which mail
     * @param state its new state, remembered by this process even if the disk does not take it
     * @throws IOException if the disk gives trouble
     */
    public void saveState(SpoolEntry entry, DeliveryState state) throws IOException {
        mails.toFile(entry);
        states.save(entry, state);
    }

    /**
     * Ends the delivery of a mail: it will not be sent again.
     *
     * @param entry which mail
     * @param ending how it ended
     * @throws IOException if the disk gives trouble
     */
    public void end(SpoolEntry entry, Ending ending) throws IOException {
        if (ending == Ending.DONE) {
            keys.remember(entry);
            keys.release(entry);
            mails.done(entry);
        } else {
            keys.release(entry);
            mails.failed(entry);
        }
    }

    /**
     * Lets go of a mail whose outcome is published.
     *
     * @param entry which mail
     * @param ending how it ended
     * @throws IOException if the disk gives trouble
     */
    public void release(SpoolEntry entry, Ending ending) throws IOException {
        if (ending == Ending.DONE) {
            mails.delete(entry);
            states.delete(entry);
        } else {
            folder.failed().take(entry, mails.file(entry, ending), states.release(entry));
        }
    }

    /**
     * Moves a waiting mail that cannot be read to {@code failed/}, as it is.
     *
     * @param entry which mail
     * @throws IOException if the disk gives trouble
     */
    public void setAside(SpoolEntry entry) throws IOException {
        keys.release(entry);
        mails.toFile(entry);
        folder.failed().take(entry, mails.file(entry), states.release(entry));
    }

    /**
     * Removes a waiting mail without any outcome of its own.
     *
     * @param entry which mail
     * @throws IOException if the disk gives trouble
     */
    public void remove(SpoolEntry entry) throws IOException {
        keys.release(entry);
        mails.delete(entry);
        states.delete(entry);
    }

    /**
     * The mails that were given up.
     *
     * @return a view of {@code failed/}
     */
    public FailedMails failed() {
        return folder.failed();
    }

    /**
     * What keeps doubles out.
     *
     * @return the keys of this spool
     */
    public MessageKeys keys() {
        return keys;
    }

    /**
     * The instance's folder.
     *
     * @return the path
     */
    public Path path() {
        return folder.path();
    }

    @Override
    public void close() throws IOException {
        try (folder;
                keys) {
            mails.close();
        }
    }
}
