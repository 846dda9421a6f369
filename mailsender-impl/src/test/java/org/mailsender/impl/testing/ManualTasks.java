// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.mailsender.impl.threads.LaterTasks;
import org.mailsender.impl.threads.Moment;

/** Runs tasks when a test lets their time come, on the test's thread. Not thread-safe. */
public final class ManualTasks implements LaterTasks {

    private record Task(FutureTask<?> task, Moment due) {}

    private final MovableTime time;
    private final List<Task> tasks = new ArrayList<>();

    public ManualTasks(MovableTime time) {
        this.time = time;
    }

    @Override
    public Future<?> schedule(Runnable task, Duration delay) {
        FutureTask<?> future = new FutureTask<>(task, null);
        tasks.add(new Task(future, time.now().plus(delay)));
        return future;
    }

    /** Lets time pass, and runs what becomes due, each at its moment. */
    public void pass(Duration duration) {
        Moment end = time.now().plus(duration);
        for (Optional<Task> next = next(end); next.isPresent(); next = next(end)) {
            Duration wait = time.now().until(next.get().due());
            time.pass(wait.isNegative() ? Duration.ZERO : wait);
            tasks.remove(next.get());
            next.get().task().run();
        }
        time.pass(time.now().until(end));
    }

    private Optional<Task> next(Moment end) {
        return tasks.stream()
                .filter(task -> !task.due().isAfter(end) && !task.task().isCancelled())
                .min(Comparator.comparing(Task::due));
    }
}
