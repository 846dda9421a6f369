// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.mailsender.PropertyNames;
import org.mailsender.Topics;
import org.mailsender.Transaction;
import org.mailsender.impl.delivery.Hold;
import org.mailsender.impl.delivery.Outcomes;
import org.mailsender.impl.threads.Time;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.Durability;
import org.mailsender.store.Endpoint;
import org.mailsender.store.MailRecord;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.StoredMail;
import org.osgi.service.event.Event;
import org.slf4j.LoggerFactory;

/**
 * Tells the world what becomes of mails: events, transactions, those who wait, figures, and a line in the log with
 * instance and Message-ID. Thread-safe; never blocks.
 */
public final class OutcomePublisher implements Outcomes {

    private final String instance;
    private final Supplier<Endpoint> endpoint;
    private final Consumer<Event> post;
    private final Time time;
    private final OutcomeEvents events;
    private final OutcomeLog log;
    private final Figures figures;
    private final TransactionHistory history;
    private final Waiters waiters = new Waiters();

    /**
     * Publishes for one instance.
     *
     * @param instance its name
     * @param endpoint the one configured at present
     * @param post posts an event without waiting for its handlers
     * @param time tells the time
     */
    public OutcomePublisher(String instance, Supplier<Endpoint> endpoint, Consumer<Event> post, Time time) {
        this.instance = instance;
        this.endpoint = endpoint;
        this.post = post;
        this.time = time;
        this.events = new OutcomeEvents(instance);
        this.figures = new Figures(time);
        this.history = new TransactionHistory(time.wall());
        this.log = new OutcomeLog(instance, LoggerFactory.getLogger("org.mailsender"));
    }

    /**
     * A mail is durable.
     *
     * @param mail which
     * @param durability what it outlives; told only where there is a choice
     */
    public void queued(MailRecord mail, Durability durability) {
        Map<String, Object> properties = events.of(mail, time.wall());
        if (durability != Durability.LOCAL) {
            properties.put(PropertyNames.DURABLE, durability.name().toLowerCase(Locale.ROOT));
        }
        post.accept(events.event(Topics.QUEUED, properties));
        log.queued(mail);
    }

    @Override
    public void deferred(StoredMail mail, DeliveryState state, Instant next) {
        Map<String, Object> properties = events.of(mail.mail(), time.wall());
        properties.put(PropertyNames.ERROR, state.lastError());
        properties.put(PropertyNames.ATTEMPTS, state.attempts());
        properties.put(PropertyNames.NEXT_ATTEMPT, next.toEpochMilli());
        post.accept(events.event(Topics.DEFERRED, properties));
        figures.countDeferred(state.lastError());
        log.deferred(mail, state, next);
    }

    @Override
    public void done(StoredMail mail, DeliveryState state, Taken taken) {
        Instant now = time.wall();
        Map<String, Object> properties = events.of(mail.mail(), now);
        properties.put(PropertyNames.ATTEMPTS, state.attempts());
        properties.put(PropertyNames.SERVER, taken.server());
        properties.put(PropertyNames.REPLY, taken.reply());
        String message =
                "Mail sent to " + mail.mail().envelope().recipients().size() + " recipient(s): " + taken.reply();
        figures.countSent(now);
        log.done(mail, state, taken);
        publish(Topics.DONE, properties, mail.entry().id(), transaction(mail.mail(), state, true, message, now));
    }

    @Override
    public void failed(StoredMail mail, DeliveryState state) {
        figures.error(state.lastError());
        dropped(mail, state);
    }

    /** An operator's wish is no error. */
    @Override
    public void dropped(StoredMail mail, DeliveryState state) {
        Instant now = time.wall();
        Map<String, Object> properties = events.of(mail.mail(), now);
        Transaction transaction = transaction(mail.mail(), state, false, state.lastError(), now);
        addFailure(properties, transaction, state.lastError());
        figures.countFailed(now);
        log.failed(mail, state);
        publish(Topics.FAILED, properties, mail.entry().id(), transaction);
    }

    /**
     * A request was refused: it became no mail.
     *
     * @param refusal why
     * @return its outcome
     */
    public Transaction refused(Refusal refusal) {
        log.refused(refusal);
        return publish(refusal);
    }

    private Transaction publish(Refusal refusal) {
        Instant now = time.wall();
        Map<String, Object> properties = events.of(refusal, now);
        Transaction transaction = new TransactionRecord(
                instance,
                refusal.endpoint(),
                false,
                refusal.error(),
                "",
                refusal.subject(),
                refusal.recipients(),
                List.of(),
                List.of(),
                0,
                now,
                Duration.between(refusal.taken(), now));
        addFailure(properties, transaction, refusal.error());
        figures.error(refusal.error());
        figures.countFailed(now);
        publish(Topics.FAILED, properties, 0, transaction);
        return transaction;
    }

    @Override
    public void lost(QueueEntry entry, String error) {
        log.lost(entry, error);
        publish(Refusal.ofLost(entry, error));
    }

    private static void addFailure(Map<String, Object> properties, Transaction transaction, String error) {
        properties.put(PropertyNames.ERROR, error);
        properties.put(PropertyNames.REJECTED, OutcomeEvents.array(transaction.rejected()));
        properties.put(PropertyNames.ACCEPTED, OutcomeEvents.array(transaction.accepted()));
        properties.put(PropertyNames.ATTEMPTS, transaction.attempts());
    }

    private void publish(String kind, Map<String, Object> properties, long mailId, Transaction transaction) {
        post.accept(events.event(kind, properties));
        post.accept(events.transaction(transaction, properties));
        history.add(transaction);
        waiters.complete(mailId, transaction);
    }

    private Transaction transaction(
            MailRecord mail, DeliveryState state, boolean success, String message, Instant now) {
        List<String> rejected = new ArrayList<>();
        state.rejected().forEach((recipient, reply) -> rejected.add(recipient + ": " + reply));
        return new TransactionRecord(
                instance,
                mail.endpoint(),
                success,
                message,
                mail.messageId(),
                mail.subject(),
                mail.envelope().recipients(),
                success ? mail.envelope().recipients() : List.copyOf(state.accepted()),
                rejected,
                state.attempts(),
                now,
                Duration.between(mail.accepted(), now));
    }

    @Override
    public void held(Hold hold, Instant until, int queued) {
        post.accept(events.held(endpoint.get(), hold, until, queued, time.wall()));
        figures.error(hold.reason());
        log.held(hold, until);
    }

    @Override
    public void resumed(Duration rested, int queued) {
        post.accept(events.resumed(endpoint.get(), rested, queued, time.wall()));
        log.resumed(queued);
    }

    @Override
    public void tookOver(String server, String reason) {
        figures.error(reason);
        log.tookOver(server, reason);
    }

    @Override
    public void returned(String server) {
        log.returned(server);
    }

    /** Told once, however often it is met before it passes. */
    @Override
    public void spoolTrouble(String sentence) {
        if (figures.beginTrouble(sentence)) {
            figures.error(sentence);
            log.spoolTrouble(sentence);
        }
    }

    @Override
    public void spoolWorks() {
        if (figures.endTrouble()) {
            log.spoolWorks();
        }
    }

    /** What the instance has done: live figures. */
    public Figures figures() {
        return figures;
    }

    /** The last transactions: a live history. */
    public TransactionHistory history() {
        return history;
    }

    /** Those who wait for outcomes: a live register. */
    public Waiters waiters() {
        return waiters;
    }
}
