// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.outcome;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.mailsender.Transaction;
import org.mailsender.management.TransactionTotals;

/** The last transactions of an instance, and how many there were. Thread-safe. */
public final class TransactionHistory {

    private static final int LENGTH = 20;

    /** Guarded by this, as all that follows. */
    private final Deque<Transaction> transactions = new ArrayDeque<>();

    private Totals totals;
    private Runnable changed = () -> {};

    TransactionHistory(Instant since) {
        totals = new Totals(0, 0, since);
    }

    void add(Transaction transaction) {
        Runnable listener;
        synchronized (this) {
            transactions.addLast(transaction);
            shorten();
            totals = totals.plus(transaction.success());
            listener = changed;
        }
        listener.run();
    }

    private void shorten() {
        while (transactions.size() > LENGTH) {
            transactions.removeFirst();
        }
    }

    /** Puts those of an earlier process before what came meanwhile. */
    synchronized void restore(TransactionText earlier) {
        List<Transaction> present = List.copyOf(transactions);
        transactions.clear();
        transactions.addAll(earlier.transactions());
        transactions.addAll(present);
        shorten();
        totals = totals.after(earlier.totals());
    }

    synchronized TransactionText text() {
        return new TransactionText(totals, List.copyOf(transactions));
    }

    synchronized void whenChanged(Runnable listener) {
        changed = listener;
    }

    /**
     * The last 20, the newest first.
     *
     * @return a copy
     */
    public synchronized List<Transaction> latest() {
        List<Transaction> latest = new ArrayList<>(transactions);
        Collections.reverse(latest);
        return latest;
    }

    /**
     * How many there were.
     *
     * @return immutable
     */
    public synchronized TransactionTotals totals() {
        return totals;
    }
}
