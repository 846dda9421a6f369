// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole;

import java.io.IOException;
import java.util.Arrays;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mailsender.Attachment;
import org.mailsender.Mail;
import org.mailsender.MailBuilder;
import org.mailsender.Transaction;
import org.mailsender.management.MailKind;
import org.mailsender.management.Management;

/** Does what a button of the page asks for. Thread-safe. */
final class Actions {

    private static final long PATIENCE_SECONDS = 5;

    private final Instances instances;

    Actions(Instances instances) {
        this.instances = instances;
    }

    /** Never throws: whatever goes wrong is the result. */
    Result perform(Call call, Texts texts) {
        String instance = call.parameter("instance").orElse("");
        Optional<Management> management = instances.management(instance);
        if (management.isEmpty()) {
            return new Result(false, texts.of("noInstance", instance));
        }
        try {
            return switch (call.parameter("action").orElse("")) {
                case "retry" -> done(texts.of("retried", retry(management.get(), call.parameter("id").orElse("all"))));
                case "drop" -> done(texts.of("dropped", drop(management.get(), call.parameter("id").orElse("all"))));
                case "test" -> test(management.get(), call, texts);
                case "send" -> send(instance, call, texts);
                default -> new Result(false, texts.of("noAction"));
            };
        } catch (IOException | RuntimeException e) {
            return new Result(false, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(false, texts.of("interrupted"));
        }
    }

    private static Result done(String text) {
        return new Result(true, text);
    }

    private static int retry(Management management, String id) throws IOException {
        return id.equals("all")
                ? management.retry(MailKind.QUEUED, done -> true) + management.retry(MailKind.FAILED, done -> true)
                : management.retry(id) ? 1 : 0;
    }

    private static int drop(Management management, String id) throws IOException {
        return id.equals("all")
                ? management.drop(MailKind.QUEUED, done -> true) + management.drop(MailKind.FAILED, done -> true)
                : management.drop(id) ? 1 : 0;
    }

    /** A server that hangs must not hang the console. */
    private static Result test(Management management, Call call, Texts texts) throws InterruptedException {
        CompletableFuture<List<String>> steps = CompletableFuture.supplyAsync(() -> {
            List<String> done = new ArrayList<>();
            management.test(call.parameter("recipient"), done::add);
            return done;
        });
        return await(steps, () -> texts.of("test.hangs"), done -> done(String.join("\n", done)));
    }

    private Result send(String instance, Call call, Texts texts) throws InterruptedException {
        MailBuilder mail = Mail.builder();
        String message = call.parameter("message").orElse("");
        if (call.parameter("isHtml").isPresent()) {
            mail.html(message);
        } else {
            mail.message(message);
        }
        call.parameter("subject").ifPresent(mail::subject);
        call.parameter("recipients").ifPresent(mail::recipients);
        call.parameter("attachments").ifPresent(files -> mail.attachments(attachments(files)));
        CompletableFuture<Transaction> outcome = instances
                .sender(instance)
                .orElseThrow(() -> new IllegalStateException(texts.of("noInstance", instance)))
                .send(mail.build())
                .toCompletableFuture();
        return await(
                outcome,
                () -> texts.of("send.queued"),
                transaction -> new Result(transaction.success(), transaction.message()));
    }

    private static List<Attachment> attachments(String paths) {
        return Arrays.stream(paths.split(","))
                .map(String::strip)
                .filter(path -> !path.isEmpty())
                .map(path -> Attachment.of(java.nio.file.Path.of(path)))
                .toList();
    }

    private static <T> Result await(
            CompletableFuture<T> future,
            java.util.function.Supplier<String> late,
            java.util.function.Function<T, Result> inTime)
            throws InterruptedException {
        try {
            return inTime.apply(future.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (TimeoutException e) {
            return done(late.get());
        } catch (ExecutionException e) {
            return new Result(false, e.getCause().getMessage());
        }
    }
}
