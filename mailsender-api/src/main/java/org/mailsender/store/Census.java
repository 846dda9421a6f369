// SPDX-License-Identifier: Apache-2.0
package org.mailsender.store;

import java.util.List;
import java.util.Optional;

/**
 * A shared queue as it was seen last, a few seconds ago at most while the database answers. Immutable.
 *
 * @param queued mails that wait, those in this node's inbox among them
 * @param failed mails that were given up
 * @param oldest the one that waits longest, empty without any
 * @param node this one's name
 * @param sender name of the node that sends, "" if none does
 * @param inbox mails that wait on this node's disk for the database
 * @param hold why the queue rests, as its sender has told, empty if it does not
 * @param trouble a sentence why mails are not durable beyond this node, "" if they are
 * @param warnings sentences on what should be mended, such as nodes whose configurations differ; unmodifiable
 */
public record Census(
        int queued,
        int failed,
        Optional<QueueEntry> oldest,
        String node,
        String sender,
        int inbox,
        Optional<HeldQueue> hold,
        String trouble,
        List<String> warnings) {}
