// SPDX-License-Identifier: Apache-2.0
package org.mailsender.store;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What a store that several nodes share does beyond keeping mails: one of them sends, all see the same. Thread-safe. */
public interface Sharing {

    /**
     * Begins to take part.
     *
     * @param listener hears what happens from now on; {@link StoreListener#reignBegan} is its sign to send
     */
    void start(StoreListener listener);

    /**
     * Whether this node may send now, judged by its own monotonic clock. It may not be true any more a moment later: the
     * text of a mail read from the store refuses to end ({@link UnreadableTextException}) if it is not, so that no final
     * dot follows it.
     *
     * @return false also while nobody knows
     */
    boolean reigns();

    /**
     * The mail's Queued is told: it may be sent, and its outcome told.
     *
     * @param entry which
     */
    void announced(QueueEntry entry);

    /**
     * The queue rests, or goes on: a next sender is to know it, even if this node dies now. Returns at once.
     *
     * @param hold why it rests, empty if it does not
     */
    void hold(Optional<HeldQueue> hold);

    /**
     * The configuration has changed.
     *
     * @param settings as {@link StoreRequest#settings}
     */
    void configured(String settings);

    /**
     * Asks the node that sends for something.
     *
     * @param wish what
     * @throws IOException if it cannot be asked; the message is a sentence
     */
    void wish(Wish wish) throws IOException;

    /**
     * What is wished of this node, which sends. They are not given twice.
     *
     * @return in their order
     * @throws IOException if the store gives trouble
     */
    List<Wish> wishes() throws IOException;

    /**
     * All mails that wait, at any node.
     *
     * @return in the order of their events
     * @throws IOException if the store gives trouble
     */
    List<QueueEntry> queued() throws IOException;

    /**
     * Finds a mail that waits.
     *
     * @param id of the mail
     * @return empty if there is none
     * @throws IOException if the store gives trouble
     */
    Optional<WaitingMail> find(long id) throws IOException;

    /**
     * The queue as it was seen last. Returns at once.
     *
     * @return immutable
     */
    Census census();

    /**
     * Hands the sending over to another node, whichever node has it now.
     *
     * @return the name of the one that had it, "" if none had
     * @throws IOException if there is no other node, or the store gives trouble; the message is a sentence
     */
    String handOver() throws IOException;
}
