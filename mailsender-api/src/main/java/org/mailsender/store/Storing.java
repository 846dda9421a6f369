// SPDX-License-Identifier: Apache-2.0
package org.mailsender.store;

import java.util.OptionalLong;

/** What became of a mail that was to be stored. Immutable. */
public sealed interface Storing {

    /**
     * It is durable.
     *
     * @param mail its record
     * @param durability what it outlives
     */
    record Stored(MailRecord mail, Durability durability) implements Storing {}

    /**
     * Nothing was stored: a mail with its key waits, or was Done within 24 hours.
     *
     * @param waiting the id of the one that waits, empty if it was Done
     */
    record Duplicate(OptionalLong waiting) implements Storing {}

    /** Nothing was stored: as many mails wait as may. */
    record Full() implements Storing {}

    /** Nothing was stored: a mail of another node has the same place; ask for the next one. */
    record PlaceTaken() implements Storing {}

    /** Nothing was stored: whoever asked for it did not wait for so long. */
    record Abandoned() implements Storing {}
}
