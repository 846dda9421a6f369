// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.inbox;

import org.mailsender.store.Handover;
import org.mailsender.store.StoreListener;

/** Has a listener tell outcomes of the database and of the disk one after the other. Thread-safe. */
final class OwedSerially implements StoreListener {

    private final StoreListener listener;
    private final Object telling = new Object();

    OwedSerially(StoreListener listener) {
        this.listener = listener;
    }

    @Override
    public void reignBegan(Handover before) {
        listener.reignBegan(before);
    }

    @Override
    public Handover reignOver() {
        return listener.reignOver();
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
