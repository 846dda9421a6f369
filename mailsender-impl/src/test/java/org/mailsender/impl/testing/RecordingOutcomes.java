// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mailsender.impl.delivery.Hold;
import org.mailsender.impl.delivery.Outcomes;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.StoredMail;

/** Writes down what it is told. Not thread-safe. */
public final class RecordingOutcomes implements Outcomes {

    private final List<String> journal;
    private final List<DeliveryState> states = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();

    /** What it is told is written to a journal, a line each. */
    public RecordingOutcomes(List<String> journal) {
        this.journal = journal;
    }

    /** The states of all mails it was told of, in order. */
    public List<DeliveryState> states() {
        return states;
    }

    /** The state it was told last. */
    public DeliveryState lastState() {
        return states.get(states.size() - 1);
    }

    /** What went wrong with the store. */
    public List<String> troubles() {
        return troubles;
    }

    @Override
    public void done(StoredMail mail, DeliveryState state, Taken taken) {
        states.add(state);
        journal.add("done " + taken.reply());
    }

    @Override
    public void failed(StoredMail mail, DeliveryState state) {
        states.add(state);
        journal.add("failed " + state.lastError());
    }

    @Override
    public void dropped(StoredMail mail, DeliveryState state) {
        states.add(state);
        journal.add("dropped " + state.lastError());
    }

    @Override
    public void deferred(StoredMail mail, DeliveryState state, Instant next) {
        states.add(state);
        journal.add("deferred until " + next);
    }

    @Override
    public void held(Hold hold, Instant until, int queued) {
        journal.add("held until " + until + ": " + hold.reason());
    }

    @Override
    public void resumed(Duration rested, int queued) {
        journal.add("resumed");
    }

    @Override
    public void tookOver(String server, String reason) {
        journal.add(server + " took over: " + reason);
    }

    @Override
    public void returned(String server) {
        journal.add(server + " returned");
    }

    @Override
    public void lost(QueueEntry entry, String error) {
        journal.add("lost " + error);
    }

    @Override
    public void spoolTrouble(String sentence) {
        troubles.add(sentence);
    }

    @Override
    public void spoolWorks() {
        // What was troubled is asked for, not what works.
    }
}
