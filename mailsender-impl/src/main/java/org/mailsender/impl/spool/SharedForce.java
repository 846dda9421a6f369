// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Forces something to disk; callers that come while one force is under way share the next. Thread-safe. */
final class SharedForce {

    /** One force and those who wait for it; guarded by the lock. */
    private static final class Round {
        private boolean ended;
        private IOException failure;
    }

    private final Device device;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition roundEnded = lock.newCondition();
    private Round next = new Round();
    private boolean underWay;

    SharedForce(Device device) {
        this.device = device;
    }

    /** Returns when every change made before the call is on disk. */
    void force() throws IOException {
        lock.lock();
        try {
            Round mine = next;
            while (!mine.ended) {
                if (underWay) {
                    roundEnded.awaitUninterruptibly();
                } else {
                    run(mine);
                }
            }
            if (mine.failure != null) {
                throw new IOException(mine.failure.getMessage(), mine.failure);
            }
        } finally {
            lock.unlock();
        }
    }

    /** While nothing is under way, a round that has not ended is the next one. */
    private void run(Round round) {
        underWay = true;
        next = new Round();
        lock.unlock();
        IOException trouble = null;
        try {
            device.force();
        } catch (IOException e) {
            trouble = e;
        } catch (RuntimeException | Error e) {
            trouble = new IOException("an error of our own broke it off", e);
            throw e;
        } finally {
            lock.lock();
            underWay = false;
            round.ended = true;
            round.failure = trouble;
            roundEnded.signalAll();
        }
    }
}
