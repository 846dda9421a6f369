// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.inbox;

import org.mailsender.store.Handover;
import org.mailsender.store.StoreListener;

/**
 * Has a listener tell outcomes of the database and of the disk one after the other, and knows when it sends. Thread-safe.
 */
final class InboxListener implements StoreListener {

    private final StoreListener listener;
    private final Object telling = new Object();
    /** From before the first mail until nothing is under way any more, whatever the lease. */
    private volatile boolean sending;

    InboxListener(StoreListener listener) {
        this.listener = listener;
    }

    boolean isSending() {
        return sending;
    }

    @Override
    public void reignBegan(Handover before) {
        sending = true;
        listener.reignBegan(before);
    }

    @Override
    public Handover reignOver() {
        try {
            return listener.reignOver();
        } finally {
            sending = false;
        }
    }

    @Override
    public void changed() {
        listener.changed();
    }

    @Override
    public void outcomesOwed() {
        synchronized (telling) {
            listener.outcomesOwed();
        }
    }

    @Override
    public void trouble(String sentence) {
        listener.trouble(sentence);
    }

    @Override
    public void works() {
        listener.works();
    }
}
