// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.mailsender.Transaction;

/** Those who called the service and wait for an outcome. Thread-safe. */
public final class Waiters {

    private final Map<Long, List<CompletableFuture<Transaction>>> waiting = new ConcurrentHashMap<>();

    /**
     * Waits for the outcome of a mail that has none yet.
     *
     * @param mailId the mail's place in the queue
     * @return completes with the outcome
     */
    public CompletableFuture<Transaction> await(long mailId) {
        CompletableFuture<Transaction> outcome = new CompletableFuture<>();
        waiting.merge(mailId, List.of(outcome), Waiters::joined);
        return outcome;
    }

    private static List<CompletableFuture<Transaction>> joined(
            List<CompletableFuture<Transaction>> some, List<CompletableFuture<Transaction>> others) {
        List<CompletableFuture<Transaction>> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    void complete(long mailId, Transaction transaction) {
        List<CompletableFuture<Transaction>> outcomes = waiting.remove(mailId);
        if (outcomes != null) {
            outcomes.forEach(outcome -> outcome.complete(transaction));
        }
    }

    /**
     * Nobody will hear of an outcome from this instance any more.
     *
     * @param reason what they are told
     */
    public void giveUp(String reason) {
        List<CompletableFuture<Transaction>> all = new ArrayList<>();
        waiting.keySet().forEach(id -> all.addAll(waiting.getOrDefault(id, List.of())));
        waiting.clear();
        all.forEach(outcome -> outcome.completeExceptionally(new IllegalStateException(reason)));
    }
}
