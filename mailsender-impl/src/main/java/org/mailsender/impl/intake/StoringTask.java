// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.mailsender.Transaction;
import org.mailsender.impl.mail.RefusedException;
import org.mailsender.impl.message.MailRenderer;
import org.mailsender.impl.message.UnreadableFileException;
import org.mailsender.impl.outcome.OutcomePublisher;
import org.mailsender.impl.outcome.TransactionRecord;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.store.Reason;
import org.mailsender.impl.threads.Moment;
import org.mailsender.impl.threads.Time;
import org.mailsender.store.Durability;
import org.mailsender.store.MessageTooLargeException;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.Storing;
import org.mailsender.store.Terms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one request a mail on disk, on a thread of our own. Either it commits, right before the mail begins to exist,
 * or whoever waits abandons it; never both.
 */
final class StoringTask {

    private static final Logger LOG = LoggerFactory.getLogger("org.mailsender");
    /** Stands for the property in sentences on trouble of our own. */
    private static final String SPOOL = "spool";

    private enum Phase {
        PREPARING,
        COMMITTED,
        ABANDONED
    }

    private final Source source;
    private final Settings settings;
    private final Instant taken;
    private final Supplier<CompletableFuture<? extends Destination>> opening;
    private final MailRenderer renderer;
    private final OutcomePublisher outcomes;
    private final Time time;

    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.PREPARING);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CompletableFuture<Transaction> outcome = new CompletableFuture<>();

    StoringTask(
            Source source,
            Settings settings,
            Instant taken,
            Supplier<CompletableFuture<? extends Destination>> opening,
            MailRenderer renderer,
            OutcomePublisher outcomes,
            Time time) {
        this.source = source;
        this.settings = settings;
        this.taken = taken;
        this.opening = opening;
        this.renderer = renderer;
        this.outcomes = outcomes;
        this.time = time;
    }

    /** Waits until the mail is on disk or refused; false if the time comes first. */
    boolean await(Moment end) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return ended.await(time.now().until(end).toNanos(), TimeUnit.NANOSECONDS);
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

    /** Gives it up and tells so; does nothing if it has committed already, and comes to an end by itself. */
    void giveUp(String problem) {
        if (phase.compareAndSet(Phase.PREPARING, Phase.ABANDONED)) {
            outcomes.spoolTrouble(problem);
            tell(new Objection(SPOOL, problem));
        }
    }

    private boolean commit() {
        return phase.compareAndSet(Phase.PREPARING, Phase.COMMITTED);
    }

    CompletableFuture<Transaction> outcome() {
        return outcome;
    }

    /** Does it; what follows for the mail is for one of the threads. */
    void run(Executor senders) {
        try {
            store(source.read(settings, taken), senders);
        } catch (RefusedException e) {
            refuse(Objection.of(e));
        } catch (MessageTooLargeException e) {
            refuse(Objection.of(e));
        } catch (UnreadableFileException e) {
            refuse(Objection.of(e));
        } catch (ExecutionException e) {
            refuseForTrouble(e.getCause());
        } catch (IOException e) {
            refuseForTrouble(e);
        } catch (InterruptedException e) {
            refuse(new Objection(SPOOL, "the instance was stopped."));
            Thread.currentThread().interrupt();
        } catch (OutOfMemoryError e) {
            refuseForTrouble(new IOException("there is not enough memory for it", e));
        } catch (RuntimeException | Error e) {
            LOG.error("{}: an error of our own met a request on {}", settings.instance(), source.topic(), e);
            refuse(Objection.ofOurOwn(e));
        } finally {
            ended.countDown();
        }
    }

    private void store(Request request, Executor senders)
            throws RefusedException, IOException, ExecutionException, InterruptedException {
        if (request.mail().correlationId().isPresent()) {
            CorrelationIds.check(request.mail().correlationId().get());
        }
        CompletableFuture<? extends Destination> place = opening.get();
        place.get().expect();
        while (!isStored(place.get(), request, senders)) {
            CompletableFuture<? extends Destination> next = opening.get();
            if (next == place || phase.get() != Phase.PREPARING) {
                refuse(new Objection(SPOOL, "the instance was stopped."));
                return;
            }
            place = next;
        }
    }

    /** False if the store was closed: for good, or because another one takes its place. */
    private boolean isStored(Destination destination, Request request, Executor senders)
            throws RefusedException, IOException {
        QueueEntry entry =
                destination.store().next(request.manual(), request.mail().messageKey());
        Composing composing = new Composing(request, settings, taken, renderer, entry);
        Terms terms =
                new Terms(settings.delivery().maxQueued(), settings.rendering().maxMessageBytes(), this::commit);
        Storing storing = destination.store().store(entry, composing, terms);
        if (storing instanceof Storing.Stored stored) {
            tellQueued(entry, stored);
            destination.stored(entry, senders);
        } else if (storing instanceof Storing.Duplicate duplicate) {
            skip(duplicate.waiting());
        } else if (storing instanceof Storing.PlaceTaken) {
            return isStored(destination, request, senders);
        } else if (storing instanceof Storing.Full) {
            throw new RefusedException(
                    "maxQueued", "queue full: " + settings.delivery().maxQueued() + " mails are waiting already.");
        } else {
            return false;
        }
        return true;
    }

    private void tellQueued(QueueEntry entry, Storing.Stored stored) {
        if (stored.durability() != Durability.NODE) {
            outcomes.spoolWorks();
        }
        awaitOutcome(entry.id());
        outcomes.queued(stored.mail(), stored.durability());
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

    /** Nothing is sent: the outcome is that of the mail that has the key. */
    private void skip(OptionalLong waiting) {
        commit();
        LOG.info("{}: a request on {} is skipped: its messageKey was seen before", settings.instance(), source.topic());
        if (waiting.isPresent()) {
            awaitOutcome(waiting.getAsLong());
            return;
        }
        Instant now = time.wall();
        outcome.complete(new TransactionRecord(
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

    private void refuseForTrouble(Throwable cause) {
        String sentence = "the mail cannot be stored: " + Reason.of(cause);
        if (phase.get() != Phase.ABANDONED) {
            outcomes.spoolTrouble(sentence);
        }
        refuse(new Objection(SPOOL, sentence + "."));
    }

    /** Tells the refusal, unless whoever waited has done so. Trouble after the commit leaves no mail behind. */
    private void refuse(Objection objection) {
        if (commit() || phase.get() == Phase.COMMITTED) {
            tell(objection);
        }
    }

    private void tell(Objection objection) {
        outcome.complete(outcomes.refused(
                source.refusal(taken, settings.endpoint(), objection.property(), objection.problem())));
    }
}
