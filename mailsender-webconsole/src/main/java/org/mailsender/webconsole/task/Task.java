// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.task;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Something long that an operator asked for, on a thread of its own. Thread-safe. */
public final class Task implements Job.Progress, Runnable {

    private final String id;
    private final Purpose purpose;
    private final Job job;
    private final Instant began;
    private final List<String> steps = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int done;
    private volatile boolean stopped;
    private volatile String trouble = "";

    Task(String id, Purpose purpose, Job job, Instant began) {
        this.id = id;
        this.purpose = purpose;
        this.job = job;
        this.began = began;
    }

    @Override
    public void run() {
        try {
            done = job.run(this);
        } catch (IOException | RuntimeException e) {
            trouble = e.getMessage() == null ? e.toString() : e.getMessage();
        } finally {
            ended.countDown();
        }
    }

    @Override
    public boolean goOn(int parts) {
        done = parts;
        return !stopped;
    }

    @Override
    public void step(String sentence) {
        steps.add(sentence);
    }

    /** Ends it after the part that is under way. */
    void stop() {
        stopped = true;
    }

    /** Waits for its end, if that comes soon. */
    public boolean ended(Duration patience) throws InterruptedException {
        return ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    public String id() {
        return id;
    }

    public Purpose purpose() {
        return purpose;
    }

    public Instant began() {
        return began;
    }

    public int done() {
        return done;
    }

    public List<String> steps() {
        return List.copyOf(steps);
    }

    public boolean running() {
        return ended.getCount() > 0;
    }

    public boolean stopped() {
        return stopped;
    }

    /** Why it ended before its time, "" if it did not. */
    public String trouble() {
        return trouble;
    }
}
