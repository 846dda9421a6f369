// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.threads;

import java.util.concurrent.Executor;

/**
 * Keeps the first task for the thread that hands it in, to be done by {@link #run} after what that thread is doing now,
 * because to wake another one costs more than many a task; further tasks go to other threads. Confined to one thread.
 */
public final class Successor implements Executor, Runnable {

    private final Executor others;
    private Runnable kept;

    /**
     * Keeps nothing yet.
     *
     * @param others for all tasks but the first
     */
    public Successor(Executor others) {
        this.others = others;
    }

    @Override
    public void execute(Runnable task) {
        if (kept == null) {
            kept = task;
        } else {
            others.execute(task);
        }
    }

    /** Does what was kept, if anything was. */
    @Override
    public void run() {
        if (kept != null) {
            kept.run();
        }
    }
}
