// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.mailsender.Transaction;
import org.mailsender.impl.mail.RefusedException;
import org.mailsender.impl.message.MailRenderer;
import org.mailsender.impl.message.RenderedMail;
import org.mailsender.impl.message.UnreadableFileException;
import org.mailsender.impl.outcome.OutcomePublisher;
import org.mailsender.impl.request.Request;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.spool.MailRecord;
import org.mailsender.impl.spool.MessageKeys;
import org.mailsender.impl.spool.MessageTooLargeException;
import org.mailsender.impl.spool.SpoolEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one request a mail on disk, on a thread of our own. Either it commits, right before the mail begins to exist,
 * or whoever waits abandons it; never both.
 */
final class StoringTask implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger("org.mailsender");

    private enum Phase {
        PREPARING,
        COMMITTED,
        ABANDONED
    }

    private final Source source;
    private final Settings settings;
    private final Instant taken;
    private final CompletableFuture<Queue> opening;
    private final MailRenderer renderer;
    private final OutcomePublisher outcomes;

    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.PREPARING);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CompletableFuture<Transaction> outcome = new CompletableFuture<>();

    StoringTask(
            Source source,
            Settings settings,
            Instant taken,
            CompletableFuture<Queue> opening,
            MailRenderer renderer,
            OutcomePublisher outcomes) {
        this.source = source;
        this.settings = settings;
        this.taken = taken;
        this.opening = opening;
        this.renderer = renderer;
        this.outcomes = outcomes;
    }

    /** Waits until the mail is on disk or refused; false if the time comes first. */
    boolean await(long end) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return ended.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Gives it up; false if it has committed already and will come to an end by itself. */
    boolean abandon() {
        return phase.compareAndSet(Phase.PREPARING, Phase.ABANDONED);
    }

    private boolean commit() {
        return phase.compareAndSet(Phase.PREPARING, Phase.COMMITTED);
    }

    CompletableFuture<Transaction> outcome() {
        return outcome;
    }

    @Override
    public void run() {
        try {
            store(source.read());
        } catch (RefusedException e) {
            refuse(e.getMessage());
        } catch (MessageTooLargeException e) {
            refuse("maxMessageBytes: " + e.getMessage() + ".");
        } catch (UnreadableFileException e) {
            refuse("attachments: " + e.getMessage() + ".");
        } catch (IOException | ExecutionException e) {
            refuseForSpool(e);
        } catch (InterruptedException e) {
            refuse("spool: the instance was stopped.");
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("{}: an error of our own met a request on {}", settings.instance(), source.topic(), e);
            refuse("message: an error of our own, see the log: " + e + ".");
        } finally {
            ended.countDown();
        }
    }

    private void store(Request request) throws RefusedException, IOException, ExecutionException, InterruptedException {
        Queue queue = opening.get();
        if (queue.delivery().size() >= settings.delivery().maxQueued()) {
            throw new RefusedException(
                    "maxQueued", "queue full: " + settings.delivery().maxQueued() + " mails are waiting already.");
        }
        if (request.mail().correlationId().isPresent()) {
            CorrelationIds.check(request.mail().correlationId().get());
        }
        SpoolEntry entry = new SpoolEntry(
                queue.ids().next(),
                request.manual(),
                request.mail().messageKey().map(MessageKeys::hash).orElse(0L));
        if (entry.keyHash() != 0 && !queue.spool().keys().reserve(entry)) {
            skip(queue, entry.keyHash());
            return;
        }
        boolean stored = false;
        try {
            stored = store(queue, entry, request);
        } finally {
            if (!stored) {
                queue.spool().keys().release(entry);
            }
        }
    }

    private boolean store(Queue queue, SpoolEntry entry, Request request) throws RefusedException, IOException {
        RenderedMail rendered = renderer.render(request.mail(), settings.rendering(), messageIdOf(entry));
        MailRecord mail = new MailRecord(
                taken,
                rendered.envelope(),
                rendered.messageId(),
                rendered.subject(),
                settings.endpoint(),
                request.sourceTopic(),
                request.mail().messageKey(),
                request.mail().correlationId(),
                request.via());
        boolean stored = queue.spool()
                .store(entry, mail, rendered::writeTo, settings.rendering().maxMessageBytes(), this::commit);
        if (stored) {
            outcomes.figures().spoolTrouble("");
            awaitOutcome(entry.id());
            outcomes.queued(mail);
            queue.delivery().add(entry);
        }
        return stored;
    }

    private void awaitOutcome(long mailId) {
        if (source.isAwaited()) {
            outcomes.waiters().await(mailId).whenComplete((transaction, trouble) -> {
                if (trouble == null) {
                    outcome.complete(transaction);
                } else {
                    outcome.completeExceptionally(trouble);
                }
            });
        }
    }

    private static String messageIdOf(SpoolEntry entry) {
        long random = ThreadLocalRandom.current().nextLong() >>> 1;
        return entry.idText() + "." + Long.toString(random, Character.MAX_RADIX);
    }

    /** Nothing is sent: the outcome is that of the mail that has the key. */
    private void skip(Queue queue, long keyHash) {
        commit();
        LOG.info("{}: a request on {} is skipped: its messageKey was seen before", settings.instance(), source.topic());
        queue.spool().keys().holder(keyHash).ifPresent(this::awaitOutcome);
        if (queue.spool().keys().holder(keyHash).isEmpty()) {
            Instant now = Instant.now();
            outcome.complete(new Transaction(
                    settings.instance(),
                    settings.endpoint(),
                    true,
                    "Nothing was sent: a mail with this messageKey was Done within 24 hours",
                    "",
                    source.subject(),
                    source.recipients(),
                    List.of(),
                    List.of(),
                    0,
                    now,
                    Duration.between(taken, now)));
        }
    }

    private void refuseForSpool(Exception e) {
        Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
        String sentence = "the mail cannot be stored: " + cause.getMessage();
        if (phase.get() != Phase.ABANDONED) {
            outcomes.spoolTrouble(sentence);
        }
        refuse("spool: " + sentence + ".");
    }

    /** Tells the refusal, unless whoever waited has done so. Trouble after the commit leaves no mail behind. */
    private void refuse(String error) {
        if (commit() || phase.get() == Phase.COMMITTED) {
            outcome.complete(outcomes.refused(source.refusal(taken, settings.endpoint(), error)));
        }
    }
}
