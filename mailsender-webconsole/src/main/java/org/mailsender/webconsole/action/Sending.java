// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.action;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mailsender.Transaction;
import org.mailsender.management.Management;
import org.mailsender.webconsole.call.Call;
import org.mailsender.webconsole.text.Texts;

/** A mail by hand: shown before, and sent. */
final class Sending {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Management management;
    private final Texts texts;

    Sending(Management management, Texts texts) {
        this.management = management;
        this.texts = texts;
    }

    Result preview(Call call) {
        Map<String, String> typed = SendForm.typed(call);
        try {
            return Result.preview(management.preview(SendForm.properties(typed, texts)))
                    .typed(typed);
        } catch (IllegalArgumentException e) {
            return Result.failed(texts.sentence(e.getMessage())).typed(typed);
        }
    }

    Result send(Call call) throws InterruptedException {
        Map<String, String> typed = SendForm.typed(call);
        CompletableFuture<Transaction> outcome;
        try {
            outcome = management.send(SendForm.properties(typed, texts)).toCompletableFuture();
        } catch (IllegalArgumentException e) {
            return Result.failed(texts.sentence(e.getMessage())).typed(typed);
        }
        try {
            Transaction transaction = outcome.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            String text = texts.sentence(transaction.message());
            return transaction.success()
                    ? Result.done(text)
                    : Result.failed(text).typed(typed);
        } catch (TimeoutException e) {
            return Result.done(texts.of("send.queued"));
        } catch (ExecutionException e) {
            return Result.failed(String.valueOf(e.getCause().getMessage())).typed(typed);
        }
    }
}
