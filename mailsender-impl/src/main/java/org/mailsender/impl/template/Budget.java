// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.template;

import org.mailsender.impl.mail.RefusedException;

/**
 * How much the templates of one mail may yet write, and how often their loops may yet go round: it ends what would never
 * end, or fill all memory, while it happens. Confined to one thread.
 */
public final class Budget {

    /** Far more than a mail has lines that anybody reads; loops in loops that write nothing end by it. */
    private static final int MOST_ROUNDS = 1_000_000;

    private final long most;
    private long characters;
    private int rounds;

    /**
     * Begins one mail.
     *
     * @param maxMessageBytes how long it may be; a character takes at least one byte
     */
    public Budget(long maxMessageBytes) {
        this.most = maxMessageBytes;
    }

    /** Refuses what is longer than all that is left. */
    void require(String key, long length) throws RefusedException {
        if (characters + length > most) {
            throw new RefusedException(
                    "maxMessageBytes", "with " + key + " the mail is larger than the " + most + " bytes allowed.");
        }
    }

    void write(String key, int length) throws RefusedException {
        require(key, length);
        characters += length;
    }

    void goRound(String key) throws RefusedException {
        rounds++;
        if (rounds > MOST_ROUNDS) {
            throw new RefusedException(
                    key,
                    "its sections go through more than " + MOST_ROUNDS + " elements; leave out what nobody reads.");
        }
    }
}
