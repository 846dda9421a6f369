// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How fast threads work through a number of things. */
final class Timed {

    private Timed() {}

    /** What each thread does with the numbers it is given. */
    @FunctionalInterface
    interface Share {
        void work(int thread) throws Exception;
    }

    /** Things in a second. */
    static double pace(int threads, int mails, Share share) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            long before = System.nanoTime();
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                all.add(pool.submit(() -> {
                    share.work(thread);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
            return mails * 1e9 / (System.nanoTime() - before);
        } finally {
            pool.shutdown();
        }
    }
}
