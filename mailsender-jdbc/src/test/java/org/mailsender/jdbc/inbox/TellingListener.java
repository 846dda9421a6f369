// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.mailsender.store.DamagedMailException;
import org.mailsender.store.EndedMail;
import org.mailsender.store.Ending;
import org.mailsender.store.Handover;
import org.mailsender.store.MailStore;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.StoreListener;

/** Tells what is owed, and remembers it. */
final class TellingListener implements StoreListener {

    final List<String> told = new CopyOnWriteArrayList<>();

    private final MailStore store;

    TellingListener(MailStore store) {
        this.store = store;
    }

    @Override
    public void reignBegan(Handover before) {}

    @Override
    public Handover reignOver() {
        return Handover.NOTHING;
    }

    @Override
    public void changed() {}

    @Override
    public void outcomesOwed() {
        try {
            for (Ending ending : Ending.values()) {
                for (QueueEntry entry : store.owed(ending)) {
                    told.add(ending + " " + error(entry, ending));
                    store.published(entry, ending);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String error(QueueEntry entry, Ending ending) throws IOException {
        try {
            return store.readOwed(entry, ending)
                    .map(EndedMail::end)
                    .map(end -> end.state().lastError())
                    .orElse("nothing");
        } catch (DamagedMailException e) {
            return "damaged";
        }
    }

    @Override
    public void trouble(String sentence) {}

    @Override
    public void works() {}
}
