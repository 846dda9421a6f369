// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.outcome;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.mailsender.Transaction;

/** The last transactions of an instance. Thread-safe. */
public final class TransactionHistory {

    private static final int LENGTH = 20;

    private final Deque<Transaction> transactions = new ArrayDeque<>();

    synchronized void add(Transaction transaction) {
        if (transactions.size() == LENGTH) {
            transactions.removeFirst();
        }
        transactions.addLast(transaction);
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
}
