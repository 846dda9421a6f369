// SPDX-License-Identifier: Apache-2.0
package org.mailsender.demo.cluster;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Looks at the cluster: once a second for the screen, and for whoever waits for something. */
final class Watch implements Closeable {

    private final ShopCluster cluster;
    private final Screen screen;
    private final ScheduledExecutorService seconds = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "cluster-watch");
        thread.setDaemon(true);
        return thread;
    });
    private final long begin = System.nanoTime();

    Watch(ShopCluster cluster, Screen screen) {
        this.cluster = cluster;
        this.screen = screen;
        seconds.scheduleAtFixedRate(this::show, 1, 1, TimeUnit.SECONDS);
    }

    private void show() {
        Count count = count();
        String nodes = cluster.nodes().stream()
                .map(node -> node.name() + (node.isAlive() ? " " : " (dead) ") + count.acceptedBy(node.name()))
                .collect(Collectors.joining(", "));
        screen.state(String.format(
                "%4d s   orders taken: %s   mails arrived: %d", secondsSince(begin), nodes, count.distinctArrived()));
    }

    static long secondsSince(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime).toSeconds();
    }

    Count count() {
        try {
            return cluster.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What can be waited for. */
    interface Condition {
        boolean holds() throws IOException;
    }

    /** Waits for something; false if it takes longer. */
    boolean await(Duration patience, Condition condition) throws IOException {
        long start = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - start > patience.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(50_000_000);
        }
        return true;
    }

    /** Waits until so many more mails have arrived than now; false if they do not. */
    boolean awaitMails(Duration patience, int more) throws IOException {
        int before = count().distinctArrived();
        return await(patience, () -> count().distinctArrived() >= before + more);
    }

    @Override
    public void close() {
        seconds.shutdownNow();
    }
}
