// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The tasks under way, and those that ended lately. Thread-safe. */
public final class Tasks implements AutoCloseable {

    private static final int MOST_AT_ONCE = 8;
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Clock clock;
    private final ExecutorService threads;
    /** Guarded by this; the oldest first. */
    private final List<Task> tasks = new ArrayList<>();

    private long last;

    public Tasks(Clock clock) {
        this.clock = clock;
        this.threads = Executors.newCachedThreadPool(job -> {
            Thread thread = new Thread(job, "mailsender-webconsole");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins a task; empty while another one is in its way, or too many are under way. */
    public synchronized Optional<Task> start(Purpose purpose, Job job) {
        Instant now = clock.instant();
        tasks.removeIf(task -> !task.running() && task.began().plus(KEPT).isBefore(now));
        List<Task> running = tasks.stream().filter(Task::running).toList();
        if (running.size() >= MOST_AT_ONCE
                || running.stream().anyMatch(task -> task.purpose().disturbs(purpose))) {
            return Optional.empty();
        }
        // The former one of its kind is of no interest any more.
        tasks.removeIf(task -> task.purpose().disturbs(purpose));
        Task task = new Task(Long.toString(++last), purpose, job, now);
        tasks.add(task);
        threads.execute(task);
        return Optional.of(task);
    }

    /** Ends a task after the part that is under way; whether there is one. */
    public synchronized boolean stop(String id) {
        Optional<Task> found = tasks.stream()
                .filter(task -> task.id().equals(id) && task.running())
                .findFirst();
        found.ifPresent(Task::stop);
        return found.isPresent();
    }

    /** A task of which everything has been told. */
    public synchronized void forget(Task task) {
        tasks.remove(task);
    }

    /** Those of an instance, the oldest first. */
    public synchronized List<Task> of(String instance) {
        return tasks.stream()
                .filter(task -> task.purpose().instance().equals(instance))
                .toList();
    }

    @Override
    public synchronized void close() {
        tasks.forEach(Task::stop);
        threads.shutdownNow();
    }
}
