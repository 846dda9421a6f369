// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.threads;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Does what somebody outside asks for on a thread of our own. An interrupt of the caller, such as Ctrl-C in a shell,
 * would else close the files that are in use on its thread, the journal's for good (see {@link
 * java.nio.channels.ClosedByInterruptException}); and Jakarta Mail wants our context class loader. Thread-safe.
 */
public final class OwnThread {

    private final Executor workers;

    /**
     * Uses threads that may wait.
     *
     * @param workers their context class loader is the bundle's
     */
    public OwnThread(Executor workers) {
        this.workers = workers;
    }

    /**
     * What is to be done.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    public interface Work<T> {

        /**
         * Does it.
         *
         * @return what came of it
         * @throws IOException if the disk gives trouble
         */
        T perform() throws IOException;
    }

    /**
     * Waits for work to end, however often the caller is interrupted meanwhile; it stays so.
     *
     * @param <T> what comes of it
     * @param work runs on a thread of our own
     * @return what came of it
     * @throws IOException that the work threw, or because there is no thread for it
     */
    public <T> T call(Work<T> work) throws IOException {
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            workers.execute(() -> perform(work, result));
        } catch (RejectedExecutionException e) {
            throw new IOException("the bundle was stopped", e);
        } catch (OutOfMemoryError e) {
            // What the JVM says when the system refuses a thread.
            throw new IOException("no thread can be started for it", e);
        }
        return await(result);
    }

    private static <T> void perform(Work<T> work, CompletableFuture<T> result) {
        try {
            result.complete(work.perform());
        } catch (IOException | RuntimeException | Error e) {
            result.completeExceptionally(e);
        }
    }

    private static <T> T await(CompletableFuture<T> result) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw thrown(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static IOException thrown(Throwable cause) {
        if (cause instanceof RuntimeException e) {
            throw e;
        }
        if (cause instanceof Error e) {
            throw e;
        }
        return (IOException) cause;
    }
}
