// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.component;

/** Lends the bundle's class loader to the current thread: Jakarta Mail looks its providers up there first. */
final class ContextClassLoaderScope {

    private ContextClassLoaderScope() {}

    static void run(Runnable task) {
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
