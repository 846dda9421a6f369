// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.action;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.mailsender.management.MailKind;
import org.mailsender.management.Management;
import org.mailsender.webconsole.task.Job;
import org.mailsender.webconsole.task.Purpose;
import org.mailsender.webconsole.task.Task;
import org.mailsender.webconsole.task.Tasks;
import org.mailsender.webconsole.text.Texts;

/** What is done to all waiting or all failed mails of an instance, however many they are. */
final class Bulk {

    /** So that the page tells the result of a short one at once. */
    private static final Duration PATIENCE = Duration.ofMillis(700);

    private final Tasks tasks;
    private final Texts texts;
    private final Management management;

    Bulk(Tasks tasks, Texts texts, Management management) {
        this.tasks = tasks;
        this.texts = texts;
        this.management = management;
    }

    Result retry(MailKind kind) throws IOException, InterruptedException {
        return run("retry", kind, progress -> management.retry(kind, progress::goOn));
    }

    Result drop(MailKind kind) throws IOException, InterruptedException {
        return run("drop", kind, progress -> management.drop(kind, progress::goOn));
    }

    private Result run(String action, MailKind kind, Job job) throws IOException, InterruptedException {
        Purpose purpose = new Purpose(
                management.status().instance(),
                action,
                kind.name().toLowerCase(Locale.ROOT),
                management.ids(kind).size());
        Optional<Task> task = tasks.start(purpose, job);
        if (task.isEmpty()) {
            return Result.failed(texts.of("task.busy"));
        }
        if (!task.get().ended(PATIENCE)) {
            return Result.done(texts.of("task.begun"));
        }
        tasks.forget(task.get());
        return task.get().trouble().isEmpty()
                ? Result.done(texts.of("done." + action, task.get().done()))
                : Result.failed(texts.sentence(task.get().trouble()));
    }
}
