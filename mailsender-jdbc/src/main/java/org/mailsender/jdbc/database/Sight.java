// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.util.Optional;
import org.mailsender.store.HeldQueue;
import org.mailsender.store.QueueEntry;

/**
 * What the database says of an instance. Immutable.
 *
 * @param instance its name
 * @param sender name of the node that sends, "" for none
 * @param incarnation of the process that sends, "" for none
 * @param epoch how often the sender has changed
 * @param free whether nobody sends, and this node may
 * @param yieldWanted whether the sender is to hand over
 * @param hold why the queue rests
 * @param queued how many wait
 * @param failed how many were given up
 * @param oldest of those that wait
 * @param wishes whether there are some
 * @param owed whether this node has outcomes to tell
 */
record Sight(
        String instance,
        String sender,
        String incarnation,
        long epoch,
        boolean free,
        boolean yieldWanted,
        Optional<HeldQueue> hold,
        int queued,
        int failed,
        Optional<QueueEntry> oldest,
        boolean wishes,
        boolean owed) {}
