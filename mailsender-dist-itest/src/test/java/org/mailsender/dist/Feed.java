// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Posts events at all nodes at the same time, at each one after the other, until each has handled so many. Their correlation
 * ids are {@code node.number}; a number is not used again when its node died over it, for the mail may be stored.
 */
final class Feed {

    /** For a node that does not answer to come back. */
    private static final Duration REST = Duration.ofMillis(50);

    private final AtomicInteger handled = new AtomicInteger();
    private final List<CompletableFuture<Void>> posters;

    /** Begins at once. */
    Feed(Nodes nodes, String instance, int eventsPerNode, Duration pause) {
        posters = IntStream.range(0, nodes.all().size())
                .mapToObj(node -> CompletableFuture.runAsync(
                        () -> post(nodes.get(node), instance, node, eventsPerNode, pause),
                        task -> new Thread(task, "feed-" + node).start()))
                .toList();
    }

    private void post(Node node, String instance, int index, int count, Duration pause) {
        int done = 0;
        for (int number = 0; done < count; number++) {
            if (node.post(instance, index + "." + number, Map.of())) {
                done++;
                handled.incrementAndGet();
                LockSupport.parkNanos(pause.toNanos());
            } else {
                LockSupport.parkNanos(REST.toNanos());
            }
        }
    }

    /** How many events were handled by all nodes so far. */
    int handled() {
        return handled.get();
    }

    boolean hasEnded() {
        return posters.stream().allMatch(CompletableFuture::isDone);
    }

    /** Waits for the last. */
    void join() {
        posters.forEach(CompletableFuture::join);
    }
}
