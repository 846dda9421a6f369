// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes what several threads want written with one commit: whoever comes while others are being written waits for them,
 * and then writes all that have come meanwhile. Thread-safe.
 *
 * @param <T> what is written
 */
final class Together<T extends Together.Part> {

    /** Longer than a thread takes to come back with its next, much shorter than a commit on a disk. */
    private static final long GATHERING = TimeUnit.MICROSECONDS.toNanos(200);

    private static final long GLANCE = TimeUnit.MICROSECONDS.toNanos(20);

    /** One that waits to be written. */
    interface Part {

        /** Until when. */
        Deadline deadline();

        /** Completed with or without success when it was written. */
        CompletableFuture<?> written();
    }

    /**
     * How it is done.
     *
     * @param <T> what is written
     */
    interface Writing<T> {

        /** Takes the first ones from the queue, as many as can be written together. */
        List<T> take(Queue<T> waiting);

        /** Writes and completes them. */
        void write(LaneUse use, List<T> parts) throws IOException;
    }

    private final Lane lane;
    private final Writing<T> writing;
    private final Queue<T> waiting = new ConcurrentLinkedQueue<>();
    /** Guarded by this: whether somebody writes. */
    private boolean busy;
    /** Confined to whoever writes. */
    private int former;

    Together(Lane lane, Writing<T> writing) {
        this.lane = lane;
        this.writing = writing;
    }

    /** Returns when it was written, by this thread or another. */
    void write(T part) throws IOException {
        waiting.add(part);
        while (awaitTurn(part)) {
            try {
                lead(part);
            } catch (IOException e) {
                if (waiting.remove(part)) {
                    throw e;
                }
            } finally {
                pass();
            }
        }
        try {
            part.written().join();
        } catch (CompletionException e) {
            throw again(e.getCause());
        }
    }

    private static IOException again(Throwable cause) {
        return cause instanceof AwayException away
                ? new AwayException(away.getMessage(), away, away.mayHaveCommitted())
                : new IOException(cause.getMessage(), cause);
    }

    /** True if this thread is to write; false if it was written. */
    private synchronized boolean awaitTurn(T part) throws IOException {
        try {
            while (busy && !part.written().isDone()) {
                if (part.deadline().isOver() && waiting.remove(part)) {
                    throw new AwayException("the database did not answer others in time", null, false);
                }
                wait(part.deadline().millis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (waiting.remove(part)) {
                throw new AwayException("interrupted while the database was waited for", e, false);
            }
            part.written().join();
        }
        busy |= !part.written().isDone();
        return !part.written().isDone();
    }

    private void lead(T part) throws IOException {
        try (LaneUse use = lane.use(part.deadline())) {
            gather();
            while (!part.written().isDone()) {
                List<T> parts = writing.take(waiting);
                former = parts.size();
                write(use, parts);
            }
        }
    }

    /** Those who were written together come back together. */
    private void gather() {
        long end = System.nanoTime() + GATHERING;
        while (waiting.size() < former && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(GLANCE);
        }
    }

    private void write(LaneUse use, List<T> parts) throws IOException {
        try {
            writing.write(use, parts);
        } catch (IOException e) {
            parts.forEach(part -> part.written().completeExceptionally(e));
            throw e;
        }
    }

    private synchronized void pass() {
        busy = false;
        notifyAll();
    }
}
