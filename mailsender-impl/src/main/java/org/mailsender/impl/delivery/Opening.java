// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import org.mailsender.impl.smtp.Progress;

/**
 * Lets the opening of a connection, and the connection it leads to, be broken off for good; the steps interest only
 * people who test one. Thread-safe.
 */
final class Opening implements Progress {

    private volatile Runnable breaking = () -> {};
    private volatile boolean aborted;

    /** Breaks off whatever is under way, and whatever may begin later. */
    void abort() {
        aborted = true;
        breaking.run();
    }

    boolean isAborted() {
        return aborted;
    }

    @Override
    public void opened(Runnable abort) {
        breaking = abort;
        if (aborted) {
            abort.run();
        }
    }

    @Override
    public void step(String description) {
        // Nobody reads along.
    }
}
