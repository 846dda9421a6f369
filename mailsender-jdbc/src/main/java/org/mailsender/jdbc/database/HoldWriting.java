// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.mailsender.store.HeldQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down why a queue rests: before the caller goes on if that is soon, otherwise behind its back. */
final class HoldWriting {

    private static final Logger LOG = LoggerFactory.getLogger("org.mailsender.jdbc");

    private final String instance;
    private final SenderTable senders;
    private final Executor threads;

    HoldWriting(String instance, SenderTable senders, Executor threads) {
        this.instance = instance;
        this.senders = senders;
        this.threads = threads;
    }

    void write(long epoch, Optional<HeldQueue> hold, Duration patience) {
        CountDownLatch done = new CountDownLatch(1);
        try {
            threads.execute(() -> {
                try {
                    senders.hold(instance, epoch, hold, Deadline.in(Deadline.OTHER));
                } catch (IOException e) {
                    LOG.debug("{}: other nodes cannot be told why the queue rests", instance, e);
                } finally {
                    done.countDown();
                }
            });
            done.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("{}: closed", instance, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
