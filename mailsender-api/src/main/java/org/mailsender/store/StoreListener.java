// SPDX-License-Identifier: Apache-2.0
package org.mailsender.store;

/**
 * Hears what other nodes, or the database, do to a shared store. Calls come from threads of the store and may take their
 * time: one at a time, but for {@link #outcomesOwed}, which may come beside another, though never beside itself.
 */
public interface StoreListener {

    /**
     * This node sends from now on: {@link MailStore#waiting} has mails for it.
     *
     * @param before what the former sender left
     */
    void reignBegan(Handover before);

    /**
     * This node sends no more. When this returns, nothing is under way any more.
     *
     * @return what the next sender must know
     */
    Handover reignOver();

    /** {@link MailStore#waiting} may have further mails, or {@link Sharing#wishes} further wishes, for the one that sends. */
    void changed();

    /** {@link MailStore#owed} has further mails. */
    void outcomesOwed();

    /**
     * The store gives trouble that is waited for.
     *
     * @param sentence which, and what it means
     */
    void trouble(String sentence);

    /** The trouble is over. */
    void works();
}
