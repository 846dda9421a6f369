// SPDX-License-Identifier: Apache-2.0
package org.mailsender.store;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A stored mail: its record, its state, and its text. Immutable.
 *
 * @param entry its place in the queue
 * @param mail its record
 * @param state how far its delivery has come
 * @param text writes the text as often as wanted
 * @param size length of the text, in bytes
 */
public record StoredMail(QueueEntry entry, MailRecord mail, DeliveryState state, MailText text, long size) {

    /**
     * Writes the text as it will travel, but without dot-stuffing.
     *
     * @param out where to
     * @throws UnreadableTextException if it cannot be read
     * @throws IOException if writing fails
     */
    public void writeTo(OutputStream out) throws IOException {
        text.writeTo(out);
    }
}
