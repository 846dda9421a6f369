// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mailsender.Transaction;
import org.mailsender.impl.delivery.Delivery;
import org.mailsender.impl.delivery.Hold;
import org.mailsender.impl.outcome.Figures;
import org.mailsender.impl.outcome.OutcomePublisher;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.spool.DeliveryState;
import org.mailsender.impl.spool.FailedMails;
import org.mailsender.impl.spool.SpoolEntry;
import org.mailsender.impl.spool.SpoolReadException;
import org.mailsender.impl.spool.StoredMail;
import org.mailsender.management.MailStatus;

/** What operators see of an instance, and do with its mails. Thread-safe; never waits for a server. */
public final class Operations {

    private final Supplier<Settings> settings;
    private final Supplier<Optional<Queue>> queue;
    private final OutcomePublisher outcomes;
    private final Platform platform;

    Operations(
            Supplier<Settings> settings,
            Supplier<Optional<Queue>> queue,
            OutcomePublisher outcomes,
            Platform platform) {
        this.settings = settings;
        this.queue = queue;
        this.outcomes = outcomes;
        this.platform = platform;
    }

    /**
     * The configuration in force.
     *
     * @return immutable
     */
    public Settings settings() {
        return settings.get();
    }

    /**
     * Mails waiting or under way.
     *
     * @return how many
     */
    public int queuedCount() {
        return queue.get().map(opened -> opened.delivery().size()).orElse(0);
    }

    /**
     * When the oldest mail that waits was taken.
     *
     * @return empty without any
     */
    public Optional<Instant> oldest() {
        return queue.get()
                .flatMap(opened -> opened.delivery().entries().stream().findFirst())
                .map(Operations::taken);
    }

    /**
     * Mails in {@code failed/}.
     *
     * @return how many
     * @throws IOException if the folder cannot be read
     */
    public int failedCount() throws IOException {
        Optional<Queue> opened = queue.get();
        return opened.isPresent() ? opened.get().spool().failed().entries().size() : 0;
    }

    /**
     * Why the queue rests as a whole.
     *
     * @return empty if it does not
     */
    public Optional<Hold> hold() {
        return queue.get().flatMap(opened -> opened.delivery().hold());
    }

    /**
     * What the instance has done.
     *
     * @return live figures
     */
    public Figures figures() {
        return outcomes.figures();
    }

    /**
     * The last 20 transactions, the newest first.
     *
     * @return a copy
     */
    public List<Transaction> transactions() {
        return outcomes.history().latest();
    }

    /**
     * The mails waiting or under way.
     *
     * @param atMost how many to read
     * @return in the order of their events
     * @throws IOException if a file cannot be read
     */
    public List<MailStatus> queued(int atMost) throws IOException {
        List<MailStatus> views = new ArrayList<>();
        Optional<Queue> opened = queue.get();
        if (opened.isPresent()) {
            Delivery delivery = opened.get().delivery();
            for (SpoolEntry entry : first(delivery.entries(), atMost)) {
                Optional<StoredMail> mail = opened.get().spool().read(entry);
                if (mail.isPresent()) {
                    views.add(view(mail.get(), delivery.dueOf(entry), delivery.hold()));
                }
            }
        }
        return views;
    }

    /**
     * The mails that were given up.
     *
     * @param atMost how many to read
     * @return in the order of their events
     * @throws IOException if a file cannot be read
     */
    public List<MailStatus> failed(int atMost) throws IOException {
        List<MailStatus> views = new ArrayList<>();
        Optional<Queue> opened = queue.get();
        if (opened.isPresent()) {
            FailedMails failed = opened.get().spool().failed();
            for (SpoolEntry entry : first(failed.entries(), atMost)) {
                views.add(failedView(failed, entry));
            }
        }
        return views;
    }

    private static MailStatus failedView(FailedMails failed, SpoolEntry entry) throws IOException {
        try {
            Optional<StoredMail> mail = failed.read(entry);
            return mail.map(stored -> view(stored, Optional.empty(), Optional.empty()))
                    .orElse(lost(entry, "its file is gone"));
        } catch (SpoolReadException e) {
            return lost(entry, e.getMessage());
        }
    }

    private static MailStatus lost(SpoolEntry entry, String reason) {
        return new MailStatus(entry.idText(), taken(entry), "", List.of(), 0, Optional.empty(), reason);
    }

    private static Instant taken(SpoolEntry entry) {
        return Instant.ofEpochMilli(entry.id() / 1000);
    }

    private static MailStatus view(StoredMail mail, Optional<Instant> due, Optional<Hold> hold) {
        DeliveryState state = mail.state();
        List<String> recipients = new ArrayList<>(mail.mail().envelope().recipients());
        recipients.removeAll(state.accepted());
        String error = state.lastError().isEmpty() ? hold.map(Hold::reason).orElse("") : state.lastError();
        return new MailStatus(
                mail.entry().idText(),
                taken(mail.entry()),
                mail.mail().subject(),
                recipients,
                state.attempts(),
                due,
                error);
    }

    private static List<SpoolEntry> first(List<SpoolEntry> entries, int atMost) {
        return entries.subList(0, Math.min(atMost, entries.size()));
    }

    /**
     * Tries again at once: waiting mails, and failed ones for the recipients that did not get them.
     *
     * @param id a mail's id, or empty for all of them
     * @return how many mails
     * @throws IOException if the disk gives trouble
     */
    public int retry(Optional<String> id) throws IOException {
        Optional<Queue> opened = queue.get();
        if (opened.isEmpty()) {
            return 0;
        }
        Delivery delivery = opened.get().delivery();
        List<SpoolEntry> waiting = chosen(delivery.entries(), id);
        List<SpoolEntry> failed = chosen(opened.get().spool().failed().entries(), id);
        for (SpoolEntry entry : failed) {
            opened.get().spool().failed().putBack(entry, opened.get().spool());
            delivery.add(entry);
        }
        if (id.isEmpty() || !waiting.isEmpty()) {
            delivery.retry(id.isEmpty() ? Optional.empty() : Optional.of(waiting.get(0)));
        }
        return waiting.size() + failed.size();
    }

    /**
     * Drops mails: waiting ones become Failed, failed ones are deleted.
     *
     * @param id a mail's id, or empty for all of them
     * @return how many mails
     * @throws IOException if the disk gives trouble
     */
    public int drop(Optional<String> id) throws IOException {
        Optional<Queue> opened = queue.get();
        if (opened.isEmpty()) {
            return 0;
        }
        List<SpoolEntry> failed = chosen(opened.get().spool().failed().entries(), id);
        for (SpoolEntry entry : failed) {
            opened.get().spool().failed().drop(entry);
        }
        int dropped = 0;
        for (SpoolEntry entry : chosen(opened.get().delivery().entries(), id)) {
            dropped += opened.get().delivery().drop(entry) ? 1 : 0;
        }
        return failed.size() + dropped;
    }

    private static List<SpoolEntry> chosen(List<SpoolEntry> entries, Optional<String> id) {
        return entries.stream()
                .filter(entry -> id.isEmpty() || id.get().equals(entry.idText()))
                .toList();
    }

    /**
     * Connects as a mail would, step by step, and sends nothing. Waits for the server.
     *
     * @param recipient whom to ask for by MAIL and RCPT, empty for nobody
     * @return the steps
     */
    public List<String> test(Optional<String> recipient) {
        return new ConnectionTest(settings(), platform).run(recipient);
    }
}
