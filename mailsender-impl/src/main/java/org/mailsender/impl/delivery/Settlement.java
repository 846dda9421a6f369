// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mailsender.impl.delivery.Outcomes.Taken;
import org.mailsender.impl.settings.RetrySettings;
import org.mailsender.impl.smtp.AttemptResult;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.Ending;
import org.mailsender.store.MailStore;
import org.mailsender.store.QueueEntry;
import org.mailsender.impl.store.Reason;
import org.mailsender.store.StoredMail;
import org.mailsender.impl.threads.Moment;

/**
 * Writes down what an attempt came to, and tells it: first the store, then the world. Thread-safe, as long as one mail
 * is worked on by one thread.
 */
final class Settlement {

    /** Between two tries to write down what the disk did not take. */
    static final Duration DISK_PAUSE = Duration.ofSeconds(10);

    /** Between two tries to write down what a restart must not forget; no mail is sent meanwhile. */
    private static final Duration WRITING_PAUSE = Duration.ofSeconds(1);

    /** Mails whose end or state the store has not taken yet. */
    private final Set<QueueEntry> unwritten = ConcurrentHashMap.newKeySet();

    private final MailStore store;
    private final Outcomes outcomes;
    private final DeliveryServices services;
    private final Ages ages;

    Settlement(MailStore store, Outcomes outcomes, DeliveryServices services, Ages ages) {
        this.store = store;
        this.outcomes = outcomes;
        this.services = services;
        this.ages = ages;
    }

    /** After an attempt: the next one's moment, or empty if the mail has ended. */
    Optional<Moment> attempted(StoredMail mail, AttemptResult result, String server, RetrySettings retry) {
        Map<String, String> rejected = new LinkedHashMap<>();
        result.rejected().forEach((recipient, reply) -> rejected.put(recipient, reply.text()));
        DeliveryState state = mail.state().afterAttempt(result.accepted(), rejected);
        List<String> recipients = mail.mail().envelope().recipients();
        if (state.remaining(recipients).isEmpty()) {
            ended(mail, state, new Taken(server, result.lastReply()));
            return Optional.empty();
        }
        String error = reasons(result.deferred());
        Optional<Duration> pause = RetryPolicy.pause(
                retry,
                state.attempts(),
                ages.of(mail.entry()),
                services.random().getAsDouble());
        if (pause.isEmpty()) {
            ended(mail, state.givenUp(recipients, error), Taken.UNKNOWN);
            return Optional.empty();
        }
        Moment next = services.time().now().plus(pause.get());
        defer(mail, state, next, error);
        return Optional.of(next);
    }

    /** No connection came about for this mail: the queue rests. */
    void held(StoredMail mail, Hold hold) {
        defer(mail, mail.state().afterAttempt(List.of(), Map.of()), hold.until(), hold.reason());
    }

    /** Its age, or its configuration, allows no further attempt. */
    void givenUp(StoredMail mail, boolean attempted, String reason) {
        DeliveryState state = attempted ? mail.state().afterAttempt(List.of(), Map.of()) : mail.state();
        ended(mail, state.givenUp(mail.mail().envelope().recipients(), reason), Taken.UNKNOWN);
    }

    private void defer(StoredMail mail, DeliveryState state, Moment next, String error) {
        Instant due = services.time().wallAt(next);
        DeliveryState deferred = state.deferred(due, error);
        save(mail.entry(), deferred);
        outcomes.deferred(mail, deferred, due);
    }

    private void save(QueueEntry entry, DeliveryState state) {
        try {
            store.saveState(entry, state);
            unwritten.remove(entry);
        } catch (IOException e) {
            unwritten.add(entry);
            outcomes.spoolTrouble("the state of " + entry.idText() + " cannot be written: " + Reason.of(e));
            services.later().schedule(() -> save(entry, state), WRITING_PAUSE);
        }
    }

    /** While something is not written down that would be forgotten by a restart, no further mail may add to it. */
    void requireAllWritten() throws IOException {
        if (!unwritten.isEmpty()) {
            throw new IOException("what became of " + unwritten.size() + " mail(s) cannot be written yet");
        }
    }

    /** The server has answered for good: whatever the disk does, the mail is not sent again by this process. */
    private void ended(StoredMail mail, DeliveryState state, Taken taken) {
        boolean done = state.rejected().isEmpty();
        Ending ending = done ? Ending.DONE : Ending.FAILED;
        DeliveryState last = done ? state : state.deferred(state.nextAttempt(), reasons(state.rejected()));
        boolean marked = markEnded(mail, last, ending);
        if (done) {
            outcomes.done(mail, last, taken);
        } else {
            outcomes.failed(mail, last);
        }
        if (marked) {
            release(mail.entry(), ending);
        } else {
            unwritten.add(mail.entry());
            services.later().schedule(() -> markAgain(mail, last, ending), WRITING_PAUSE);
        }
    }

    private boolean markEnded(StoredMail mail, DeliveryState state, Ending ending) {
        try {
            if (ending == Ending.FAILED) {
                store.saveState(mail.entry(), state);
            }
            store.end(mail.entry(), ending);
            return true;
        } catch (IOException e) {
            outcomes.spoolTrouble("the end of " + mail.entry().idText() + " cannot be written: " + Reason.of(e));
            return false;
        }
    }

    private void markAgain(StoredMail mail, DeliveryState state, Ending ending) {
        if (markEnded(mail, state, ending)) {
            unwritten.remove(mail.entry());
            release(mail.entry(), ending);
        } else {
            services.later().schedule(() -> markAgain(mail, state, ending), WRITING_PAUSE);
        }
    }

    /** Lets go of a mail whose outcome is published; tried again until the disk lets it. */
    void release(QueueEntry entry, Ending ending) {
        try {
            store.published(entry, ending);
        } catch (IOException e) {
            outcomes.spoolTrouble("the files of " + entry.idText() + " cannot be moved: " + Reason.of(e));
            services.later().schedule(() -> release(entry, ending), DISK_PAUSE);
        }
    }

    private static String reasons(Map<String, String> byRecipient) {
        List<String> distinct = byRecipient.values().stream().distinct().toList();
        if (distinct.size() == 1) {
            return distinct.get(0);
        }
        return String.join(
                "; ",
                byRecipient.entrySet().stream()
                        .map(e -> e.getKey() + ": " + e.getValue())
                        .toList());
    }
}
