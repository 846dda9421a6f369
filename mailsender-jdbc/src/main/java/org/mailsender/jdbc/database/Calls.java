// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mailsender.store.StoreListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls of one listener, one at a time and in order, by whatever thread is free. Thread-safe. */
final class Calls {

    private static final Logger LOG = LoggerFactory.getLogger("org.mailsender.jdbc");

    private final Executor threads;
    private final StoreListener listener;
    /** Guarded by this. */
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    private final AtomicBoolean changed = new AtomicBoolean();
    private final AtomicBoolean owed = new AtomicBoolean();
    private boolean active;

    Calls(Executor threads, StoreListener listener) {
        this.threads = threads;
        this.listener = listener;
    }

    StoreListener listener() {
        return listener;
    }

    /** However often this is said before it is heard, it is heard once. */
    void changed() {
        once(changed, listener::changed);
    }

    void outcomesOwed() {
        once(owed, listener::outcomesOwed);
    }

    private void once(AtomicBoolean flag, Runnable call) {
        if (flag.compareAndSet(false, true)) {
            add(() -> {
                flag.set(false);
                call.run();
            });
        }
    }

    synchronized void add(Runnable call) {
        waiting.add(call);
        if (!active) {
            active = true;
            try {
                threads.execute(this::work);
            } catch (RejectedExecutionException e) {
                active = false;
            }
        }
    }

    private void work() {
        for (Runnable call = next(); call != null; call = next()) {
            try {
                call.run();
            } catch (RuntimeException e) {
                LOG.error("an error of our own met a listener", e);
            }
        }
    }

    private synchronized Runnable next() {
        Runnable next = waiting.poll();
        active = next != null;
        return next;
    }
}
