// SPDX-License-Identifier: Apache-2.0
package org.mailsender.testserver;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The connections that are open. Thread-safe. */
final class OpenSockets {

    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    void add(Socket socket) {
        sockets.add(socket);
        if (ended) {
            closeAll();
        }
    }

    /** Closes all, and whatever the system still lets in while the listener closes: a server that is gone serves nobody. */
    void end() {
        ended = true;
        closeAll();
    }

    synchronized void remove(Socket socket) {
        sockets.remove(socket);
        notifyAll();
    }

    /** Waits until none is open. */
    synchronized void awaitNone(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!sockets.isEmpty()) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new AssertionError(sockets.size() + " connection(s) are still open");
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    void closeAll() {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                // It is closed either way.
            }
        }
    }
}
