// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TasksTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Tasks tasks = new Tasks(Clock.systemUTC());

    @AfterEach
    void close() {
        tasks.close();
    }

    private static Purpose purpose(String instance, String scope) {
        return new Purpose(instance, "drop", scope, 100);
    }

    @Test
    void aTaskTellsHowFarItIsAndEndsWhereItIsStopped() throws InterruptedException {
        Semaphore parts = new Semaphore(3);
        Semaphore begun = new Semaphore(0);
        Task task = tasks.start(purpose("orders", "failed"), progress -> {
                    int done = 0;
                    do {
                        begun.release();
                        parts.acquireUninterruptibly();
                        done++;
                    } while (progress.goOn(done));
                    return done;
                })
                .orElseThrow();
        begun.acquire(4);
        assertTrue(task.running());
        assertTrue(tasks.stop(task.id()));
        parts.release();
        assertTrue(task.ended(PATIENCE));
        assertEquals(4, task.done());
        assertTrue(task.stopped());
        assertFalse(tasks.stop(task.id()));
    }

    @Test
    void twoThatWouldBeInEachOthersWayDoNotRunAtOnce() {
        CountDownLatch end = new CountDownLatch(1);
        Job waits = progress -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return 0;
        };
        assertTrue(tasks.start(purpose("orders", "failed"), waits).isPresent());
        assertTrue(tasks.start(purpose("orders", "failed"), waits).isEmpty());
        assertTrue(tasks.start(purpose("orders", "queued"), waits).isPresent());
        assertTrue(tasks.start(purpose("invoices", "failed"), waits).isPresent());
        end.countDown();
    }

    @Test
    void whatWentWrongIsTold() throws InterruptedException {
        Task task = tasks.start(purpose("orders", "failed"), progress -> {
                    progress.step("begun");
                    throw new IOException("No space left on device");
                })
                .orElseThrow();
        assertTrue(task.ended(PATIENCE));
        assertEquals("No space left on device", task.trouble());
        assertEquals(List.of("begun"), task.steps());
        assertEquals(List.of(task), tasks.of("orders"));
        assertEquals(List.of(), tasks.of("invoices"));
    }
}
