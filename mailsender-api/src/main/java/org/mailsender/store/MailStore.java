// SPDX-License-Identifier: Apache-2.0
package org.mailsender.store;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Where the mails of one instance are kept, from the moment their event handler may return until their outcome is
 * published. Thread-safe, as long as one mail is worked on by one thread.
 *
 * <p>The life of a mail: {@link #next a place in the queue}, {@link #store stored}, {@link #waiting waiting}, {@link
 * #read read} for each attempt, its {@link #saveState state saved} when an attempt did not end it, {@link #end ended}
 * with an {@link #owed outcome owed}, {@link #published published}. Whatever a process leaves when it dies, the next one
 * finds at one of these steps: an outcome may, at worst, be published twice, and is never lost.
 */
public interface MailStore extends Closeable {

    /**
     * A place in the queue for a mail whose event comes now.
     *
     * @param manual whether it is sent by hand
     * @param messageKey its key against doubles
     * @return behind all before that this node has taken
     */
    QueueEntry next(boolean manual, Optional<String> messageKey);

    /**
     * Stores a mail unless its key is taken or the queue is full; when this returns {@link Storing.Stored}, it is durable.
     *
     * @param <X> what composing it may throw
     * @param entry its place in the queue
     * @param composer makes the mail, once it is known that there is room for it
     * @param terms what binds it
     * @return what became of it
     * @throws MessageTooLargeException if its text is longer than the terms allow
     * @throws IOException if the store, or an attachment, gives trouble; then it is not stored
     * @throws X if it cannot be composed
     */
    <X extends Exception> Storing store(QueueEntry entry, Composer<X> composer, Terms terms) throws IOException, X;

    /**
     * The mails waiting, without reading them. A shared store may give those only that are next, and {@link
     * StoreListener#changed tell} when there are more.
     *
     * @return in the order of their events, with the times before which they are not to be tried
     * @throws IOException if the store gives trouble
     */
    List<WaitingMail> waiting() throws IOException;

    /**
     * Reads a waiting mail; its text streams when it is written.
     *
     * @param entry which
     * @return empty if somebody has removed it
     * @throws DamagedMailException if it is damaged
     * @throws IOException if it cannot be read for now
     */
    Optional<StoredMail> read(QueueEntry entry) throws IOException;

    /**
     * Makes sure that there is room to write down what becomes of an attempt. A mail that only some of its recipients may
     * get is not tried without.
     *
     * @param bytes that may have to be written down at the same time
     * @throws IOException if there is no room for them for now
     */
    void requireReserve(long bytes) throws IOException;

    /**
     * Stores how far the delivery has come.
     *
     * @param entry which mail
     * @param state its new state, remembered by this process even if the store does not take it
     * @throws FencedException if this node is not the one that sends any more
     * @throws IOException if the store gives trouble
     */
    void saveState(QueueEntry entry, DeliveryState state) throws IOException;

    /**
     * Ends the delivery of a mail: it will not be sent again, its key is remembered if it was Done, and its outcome is
     * owed.
     *
     * @param entry which mail
     * @param end how it ended
     * @return who tells it
     * @throws FencedException if it was to fail, and is not this node's to give up any more
     * @throws IOException if the store gives trouble
     */
    Telling end(QueueEntry entry, MailEnd end) throws IOException;

    /**
     * Mails whose delivery ended, but whose outcome may not have been published.
     *
     * @param ending how they ended
     * @return in the order of their events
     * @throws IOException if the store gives trouble
     */
    List<QueueEntry> owed(Ending ending) throws IOException;

    /**
     * Reads a mail whose outcome is owed.
     *
     * @param entry which
     * @param ending how it ended
     * @return empty if somebody has removed it
     * @throws DamagedMailException if it is damaged
     * @throws IOException if it cannot be read for now
     */
    Optional<EndedMail> readOwed(QueueEntry entry, Ending ending) throws IOException;

    /**
     * Lets go of a mail whose outcome is published; one that failed is kept among the failed ones.
     *
     * @param entry which mail
     * @param ending how it ended
     * @throws IOException if the store gives trouble
     */
    void published(QueueEntry entry, Ending ending) throws IOException;

    /**
     * Moves a waiting mail that cannot be read to the failed ones, as it is.
     *
     * @param entry which mail
     * @throws IOException if the store gives trouble
     */
    void setAside(QueueEntry entry) throws IOException;

    /**
     * Removes a waiting mail without any outcome of its own.
     *
     * @param entry which mail
     * @throws IOException if the store gives trouble
     */
    void remove(QueueEntry entry) throws IOException;

    /**
     * The mails that were given up.
     *
     * @return a live view
     */
    FailedMails failed();

    /**
     * Puts a mail that was given up back into the queue, for the recipients that did not get it.
     *
     * @param entry which
     * @throws IOException if the store gives trouble
     */
    void putBack(QueueEntry entry) throws IOException;

    /**
     * What became of earlier mails, as the instance wants to remember it.
     *
     * @return live
     */
    Note transactions();

    /**
     * What nodes that share the store do together.
     *
     * @return empty if it is this process's alone
     */
    Optional<Sharing> sharing();
}
