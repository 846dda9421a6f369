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
import org.mailsender.impl.settings.RetrySettings;
import org.mailsender.impl.smtp.AttemptResult;
import org.mailsender.impl.store.Reason;
import org.mailsender.impl.threads.Moment;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.Ending;
import org.mailsender.store.FencedException;
import org.mailsender.store.MailEnd;
import org.mailsender.store.MailStore;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.StoredMail;
import org.mailsender.store.Telling;

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
    /** Whether no other process can send what this one has. */
    private final boolean isOurs;

    Settlement(MailStore store, Outcomes outcomes, DeliveryServices services, Ages ages) {
        this.store = store;
        this.outcomes = outcomes;
        this.services = services;
        this.ages = ages;
        this.isOurs = store.sharing().isEmpty();
    }

    /** After an attempt: the next one's moment, or empty if the mail has ended. */
    Optional<Moment> attempted(StoredMail mail, AttemptResult result, String server, RetrySettings retry) {
        Map<String, String> rejected = new LinkedHashMap<>();
        result.rejected().forEach((recipient, reply) -> rejected.put(recipient, reply.text()));
        DeliveryState state = mail.state().afterAttempt(result.accepted(), rejected);
        List<String> recipients = mail.mail().envelope().recipients();
        if (state.remaining(recipients).isEmpty()) {
            ended(mail, state, server, result.lastReply());
            return Optional.empty();
        }
        String error = reasons(result.deferred());
        Optional<Duration> pause = RetryPolicy.pause(
                retry,
                state.attempts(),
                ages.of(mail.entry()),
                services.random().getAsDouble());
        if (pause.isEmpty()) {
            ended(mail, state.givenUp(recipients, error), "", "");
            return Optional.empty();
        }
        Moment next = services.time().now().plus(pause.get());
        Instant due = services.time().wallAt(next);
        defer(mail, state.deferred(due, error), due);
        return Optional.of(next);
    }

    /**
     * No connection came about for this mail: the queue rests. The mail itself is due all the same, so that it keeps its
     * place before those behind it, whoever goes on with the queue.
     */
    void held(StoredMail mail, Hold hold) {
        DeliveryState state = mail.state().afterAttempt(List.of(), Map.of());
        defer(
                mail,
                state.deferred(state.nextAttempt(), hold.reason()),
                services.time().wallAt(hold.until()));
    }

    /** Its age, or its configuration, allows no further attempt. */
    void givenUp(StoredMail mail, boolean attempted, String reason) {
        DeliveryState state = attempted ? mail.state().afterAttempt(List.of(), Map.of()) : mail.state();
        ended(mail, state.givenUp(mail.mail().envelope().recipients(), reason), "", "");
    }

    private void defer(StoredMail mail, DeliveryState state, Instant next) {
        save(mail.entry(), state);
        outcomes.deferred(mail, state, next);
    }

    private void save(QueueEntry entry, DeliveryState state) {
        try {
            store.saveState(entry, state);
            unwritten.remove(entry);
        } catch (FencedException e) {
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

    /** Whether the store may still take a mail for one that waits, or waits for another time. */
    boolean isUnwritten(QueueEntry entry) {
        return unwritten.contains(entry);
    }

    private void ended(StoredMail mail, DeliveryState state, String server, String reply) {
        boolean done = state.rejected().isEmpty();
        DeliveryState last = done ? state : state.deferred(state.nextAttempt(), reasons(state.rejected()));
        ended(mail, new MailEnd(done ? Ending.DONE : Ending.FAILED, last, server, reply));
    }

    /**
     * The server has answered for good: whatever the disk does, the mail is not sent again by this process. If others
     * could send it, though, its outcome is told only once they cannot.
     */
    private void ended(StoredMail mail, MailEnd end) {
        Optional<Telling> telling = write(mail.entry(), end);
        boolean tell = telling.map(Telling.HERE::equals).orElse(isOurs);
        if (tell) {
            outcomes.ended(mail, end);
        }
        if (telling.isEmpty()) {
            unwritten.add(mail.entry());
            services.later().schedule(() -> endAgain(mail, end, tell), WRITING_PAUSE);
        } else if (tell) {
            release(mail.entry(), end.ending());
        }
    }

    private void endAgain(StoredMail mail, MailEnd end, boolean told) {
        Optional<Telling> telling = write(mail.entry(), end);
        if (telling.isEmpty()) {
            services.later().schedule(() -> endAgain(mail, end, told), WRITING_PAUSE);
            return;
        }
        unwritten.remove(mail.entry());
        if (telling.get() == Telling.HERE) {
            if (!told) {
                outcomes.ended(mail, end);
            }
            release(mail.entry(), end.ending());
        }
    }

    /** Empty if that cannot be for now. */
    private Optional<Telling> write(QueueEntry entry, MailEnd end) {
        try {
            return Optional.of(store.end(entry, end));
        } catch (FencedException e) {
            // The one that sends now decides what becomes of it.
            return Optional.of(Telling.NEVER);
        } catch (IOException e) {
            outcomes.spoolTrouble("the end of " + entry.idText() + " cannot be written: " + Reason.of(e));
            return Optional.empty();
        }
    }

    /** Lets go of a mail whose outcome is published; tried again until the disk lets it. */
    void release(QueueEntry entry, Ending ending) {
        release(entry, ending, () -> {});
    }

    /** The same, and tells when it is done. */
    void release(QueueEntry entry, Ending ending, Runnable released) {
        try {
            store.published(entry, ending);
            released.run();
        } catch (IOException e) {
            outcomes.spoolTrouble("the files of " + entry.idText() + " cannot be moved: " + Reason.of(e));
            services.later().schedule(() -> release(entry, ending, released), DISK_PAUSE);
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
