// SPDX-License-Identifier: Apache-2.0
package org.mailsender.testserver;

/** A thread that keeps nobody from ending. */
final class Daemon {

    private Daemon() {}

    static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
