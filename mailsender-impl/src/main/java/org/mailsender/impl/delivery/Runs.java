// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.mailsender.impl.threads.Moment;
import org.mailsender.impl.threads.Time;

/** The runs of one instance, each with one connection on one thread. Thread-safe. */
final class Runs {

    private final Supplier<Run> factory;
    private final Runnable onEnd;
    private final Time time;
    /** Guarded by this. */
    private final Set<Run> running = new HashSet<>();

    /**
     * Makes none yet.
     *
     * @param factory makes one
     * @param onEnd hears that one has ended
     * @param time bounds the waiting at the end
     */
    Runs(Supplier<Run> factory, Runnable onEnd, Time time) {
        this.factory = factory;
        this.onEnd = onEnd;
        this.time = time;
    }

    synchronized int count() {
        return running.size();
    }

    /** Begins more of them on the threads until there are as many; false if the machine has no thread left for one. */
    boolean startUpTo(int wanted, Executor threads) {
        boolean started = true;
        while (started && count() < wanted) {
            started = start(threads);
        }
        return started;
    }

    private boolean start(Executor threads) {
        Run run = factory.get();
        synchronized (this) {
            running.add(run);
        }
        try {
            threads.execute(() -> perform(run));
            return true;
        } catch (OutOfMemoryError e) {
            // What the JVM says when the system refuses a thread.
            ended(run);
            return false;
        }
    }

    private void perform(Run run) {
        try {
            run.run();
        } finally {
            ended(run);
            onEnd.run();
        }
    }

    private synchronized void ended(Run run) {
        running.remove(run);
        notifyAll();
    }

    /** Waits for those under way; breaks off what takes longer than the grace. */
    void stop(Duration grace, Duration afterBreak) {
        await(grace);
        List<Run> left;
        synchronized (this) {
            left = List.copyOf(running);
        }
        left.forEach(Run::abort);
        await(afterBreak);
    }

    private synchronized void await(Duration atMost) {
        Moment end = time.now().plus(atMost);
        try {
            while (!running.isEmpty()) {
                long left = time.now().until(end).toMillis();
                if (left <= 0) {
                    return;
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
