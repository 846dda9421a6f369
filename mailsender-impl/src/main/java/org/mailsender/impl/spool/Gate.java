// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;

/**
 * Lets work in until it is closed. Whoever is in then may finish, and whoever leaves last closes the place behind. So
 * closing never waits, and nobody works in a closed place. Thread-safe.
 */
final class Gate {

    /** What is done once, when the gate is closed and nobody is in. */
    @FunctionalInterface
    interface Closing {
        void run() throws IOException;
    }

    private final Closing closing;
    /** Guarded by this. */
    private int inside;

    private boolean closed;

    Gate(Closing closing) {
        this.closing = closing;
    }

    /** Lets somebody in, who must {@link #leave}; false if it is closed. */
    synchronized boolean enter() {
        if (closed) {
            return false;
        }
        inside++;
        return true;
    }

    void leave() throws IOException {
        boolean last;
        synchronized (this) {
            inside--;
            last = closed && inside == 0;
        }
        if (last) {
            closing.run();
        }
    }

    void close() throws IOException {
        boolean empty;
        synchronized (this) {
            empty = !closed && inside == 0;
            closed = true;
        }
        if (empty) {
            closing.run();
        }
    }
}
