// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.action;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.mailsender.management.MailKind;
import org.mailsender.management.Management;
import org.mailsender.webconsole.call.Call;
import org.mailsender.webconsole.call.Where;
import org.mailsender.webconsole.model.Registry;
import org.mailsender.webconsole.task.Purpose;
import org.mailsender.webconsole.task.Tasks;
import org.mailsender.webconsole.text.Texts;

/** Does what a button of the page asks for. Thread-safe. */
public final class Actions {

    private final Registry registry;
    private final Tasks tasks;

    public Actions(Registry registry, Tasks tasks) {
        this.registry = registry;
        this.tasks = tasks;
    }

    /** Never throws: whatever goes wrong is the result. */
    public Result perform(Call call, Texts texts) {
        String instance = call.parameter(Where.INSTANCE).orElse("");
        Optional<Management> management = registry.instance(instance);
        if (management.isEmpty()) {
            return Result.failed(texts.of("noInstance", instance));
        }
        try {
            return perform(call, texts, management.get());
        } catch (IOException | RuntimeException e) {
            return Result.failed(e.getMessage() == null ? e.toString() : texts.sentence(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Result.failed(texts.of("interrupted"));
        }
    }

    /** For a form that is not of our page; what was typed is not lost. */
    public Result refuse(Call call, Texts texts) {
        return Result.failed(texts.of("noToken")).typed(SendForm.typed(call));
    }

    private Result perform(Call call, Texts texts, Management management) throws IOException, InterruptedException {
        return switch (call.parameter("action").orElse("")) {
            case "retry" -> retry(call, texts, management);
            case "drop" -> drop(call, texts, management);
            case "handOver" -> handOver(call, texts, management);
            case "stop" ->
                tasks.stop(call.parameter("task").orElse(""))
                        ? Result.done(texts.of("task.stopping"))
                        : Result.failed(texts.of("task.over"));
            case "preview" -> new Sending(management, texts).preview(call);
            case "send" -> new Sending(management, texts).send(call);
            case "test" -> test(call, texts, management);
            default -> Result.failed(texts.of("noAction"));
        };
    }

    private Result retry(Call call, Texts texts, Management management) throws IOException, InterruptedException {
        Optional<MailKind> kind = kind(call);
        if (kind.isPresent()) {
            return new Bulk(tasks, texts, management).retry(kind.get());
        }
        return management.retry(call.parameter(Where.MAIL).orElse(""))
                ? Result.done(texts.of("done.retry", 1))
                : Result.failed(texts.of("mail.gone"));
    }

    /** A click that went astray destroys nothing: only the question's own button brings the answer. */
    private Result drop(Call call, Texts texts, Management management) throws IOException, InterruptedException {
        if (call.parameter("sure").isEmpty()) {
            return Result.failed(texts.of("noAction"));
        }
        Optional<MailKind> kind = kind(call);
        if (kind.isPresent()) {
            return new Bulk(tasks, texts, management).drop(kind.get());
        }
        return management.drop(call.parameter(Where.MAIL).orElse(""))
                ? Result.done(texts.of("done.drop", 1))
                : Result.failed(texts.of("mail.undroppable"));
    }

    private static Result handOver(Call call, Texts texts, Management management) throws IOException {
        if (call.parameter("sure").isEmpty()) {
            return Result.failed(texts.of("noAction"));
        }
        String former = management.handOver();
        return Result.done(former.isEmpty() ? texts.of("done.handOver.none") : texts.of("done.handOver", former));
    }

    private static Optional<MailKind> kind(Call call) {
        return call.parameter("scope").map(scope -> MailKind.valueOf(scope.toUpperCase(Locale.ROOT)));
    }

    /** A server that hangs must not hang the console. */
    private Result test(Call call, Texts texts, Management management) {
        Purpose purpose = new Purpose(management.status().instance(), "test", "", 0);
        Optional<String> recipient = call.parameter("recipient");
        boolean begun = tasks.start(purpose, progress -> {
                    management.test(recipient, progress::step);
                    return 1;
                })
                .isPresent();
        return begun ? Result.done("") : Result.failed(texts.of("task.busy"));
    }
}
