// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.mailsender.impl.smtp.Progress;

/**
 * Runs something that opens connections on a thread of our own, and tells its steps on the caller's as soon as they are
 * done. An interrupt of the caller breaks it off. Used once.
 */
final class StepByStep {

    private final Executor workers;
    private final Consumer<String> step;
    private final BlockingQueue<Runnable> news = new LinkedBlockingQueue<>();
    private volatile Runnable abort = () -> {};
    private volatile boolean brokenOff;
    /** Told last of all, so that only the caller's thread knows it. */
    private boolean ended;

    StepByStep(Executor workers, Consumer<String> step) {
        this.workers = workers;
        this.step = step;
    }

    /** Returns when it has ended; throws what it threw. */
    void follow(Consumer<Progress> work) {
        CompletableFuture<Void> test = CompletableFuture.runAsync(() -> work.accept(new Steps()), workers);
        test.whenComplete((nothing, trouble) -> news.add(() -> ended = true));
        try {
            while (!ended) {
                news.take().run();
            }
            test.join();
        } catch (InterruptedException e) {
            brokenOff = true;
            abort.run();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the test was broken off", e);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException reason ? reason : e;
        }
    }

    private final class Steps implements Progress {

        @Override
        public void opened(Runnable abortion) {
            abort = abortion;
            if (brokenOff) {
                abortion.run();
            }
        }

        @Override
        public void step(String description) {
            news.add(() -> step.accept(description));
        }
    }
}
