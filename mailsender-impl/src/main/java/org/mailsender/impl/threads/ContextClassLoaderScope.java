// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.threads;

/** Lends the bundle's class loader to the current thread: Jakarta Mail looks its providers up there first. */
public final class ContextClassLoaderScope {

    private ContextClassLoaderScope() {}

    /**
     * Runs a task with it.
     *
     * @param task on this thread
     */
    public static void run(Runnable task) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ContextClassLoaderScope.class.getClassLoader());
        try {
            task.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
