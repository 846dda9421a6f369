// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.mailsender.store.Handover;
import org.mailsender.store.StoreListener;

/** Remembers what it heard. */
final class RecordingListener implements StoreListener {

    final List<Handover> begun = new CopyOnWriteArrayList<>();
    final AtomicInteger over = new AtomicInteger();
    final AtomicInteger changed = new AtomicInteger();
    final AtomicInteger owed = new AtomicInteger();
    final List<String> troubles = new CopyOnWriteArrayList<>();
    final AtomicInteger works = new AtomicInteger();
    volatile Handover left = Handover.NOTHING;

    @Override
    public void reignBegan(Handover before) {
        begun.add(before);
    }

    @Override
    public Handover reignOver() {
        over.incrementAndGet();
        return left;
    }

    @Override
    public void changed() {
        changed.incrementAndGet();
    }

    @Override
    public void outcomesOwed() {
        owed.incrementAndGet();
    }

    @Override
    public void trouble(String sentence) {
        troubles.add(sentence);
    }

    @Override
    public void works() {
        works.incrementAndGet();
    }
}
