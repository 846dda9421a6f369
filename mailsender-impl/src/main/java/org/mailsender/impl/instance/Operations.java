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
import org.mailsender.impl.delivery.ServerState;
import org.mailsender.impl.outcome.Figures;
import org.mailsender.impl.outcome.OutcomePublisher;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.store.FailedMails;
import org.mailsender.impl.store.QueueEntry;
import org.mailsender.impl.store.Reason;
import org.mailsender.impl.store.StoredMail;
import org.mailsender.management.InstanceStatus;
import org.mailsender.management.MailStatus;
import org.mailsender.management.Management;
import org.mailsender.management.ServerStatus;
import org.mailsender.management.TransactionTotals;

/** What operators see of an instance, and do with its mails. Thread-safe; only {@link #test} waits for a server. */
final class Operations implements Management {

    private final Supplier<Settings> settings;
    private final Supplier<Optional<OpenQueue>> queue;
    private final OutcomePublisher outcomes;
    private final Facilities facilities;
    private final Instant started;

    Operations(
            Supplier<Settings> settings,
            Supplier<Optional<OpenQueue>> queue,
            OutcomePublisher outcomes,
            Facilities facilities) {
        this.settings = settings;
        this.queue = queue;
        this.outcomes = outcomes;
        this.facilities = facilities;
        this.started = facilities.time().wall();
    }

    @Override
    public InstanceStatus status() {
        Settings present = settings.get();
        Optional<OpenQueue> opened = queue.get();
        Optional<Delivery> delivery = opened.map(OpenQueue::delivery);
        Optional<Hold> hold = delivery.flatMap(Delivery::hold);
        Figures figures = outcomes.figures();
        int failed = failedCount(opened);
        List<ServerStatus> servers = servers(present, delivery);
        return new StatusRecord(
                present.instance(),
                servers.stream()
                        .filter(ServerStatus::inUse)
                        .findFirst()
                        .orElse(servers.get(0))
                        .server(),
                servers,
                present.enabled(),
                started,
                hold.map(held -> facilities.time().wallAt(held.until())),
                hold.map(Hold::reason).orElse(figures.spoolTrouble()),
                figures.spoolTrouble(),
                delivery.map(Delivery::size).orElse(0),
                delivery.flatMap(Delivery::first).map(QueueEntry::taken),
                failed,
                figures.sent(),
                figures.failed(),
                figures.deferred(),
                figures.lastError());
    }

    private List<ServerStatus> servers(Settings present, Optional<Delivery> delivery) {
        List<ServerState> states = delivery.map(Delivery::servers)
                .orElseGet(() ->
                        present.servers().stream().map(ServerState::unknown).toList());
        return states.stream()
                .map(state -> ServerStatusRecord.of(state, facilities.time()))
                .toList();
    }

    /** A folder that cannot be read shows nothing, and is told as trouble with the spool. */
    private int failedCount(Optional<OpenQueue> opened) {
        try {
            return opened.isPresent() ? opened.get().store().failed().entries().size() : 0;
        } catch (IOException e) {
            outcomes.spoolTrouble("the failed mails cannot be counted: " + Reason.of(e));
            return 0;
        }
    }

    @Override
    public List<Transaction> transactions() {
        return outcomes.history().latest();
    }

    @Override
    public TransactionTotals totals() {
        return outcomes.history().totals();
    }

    @Override
    public List<MailStatus> queued(int atMost) throws IOException {
        List<MailStatus> views = new ArrayList<>();
        Optional<OpenQueue> opened = queue.get();
        if (opened.isPresent()) {
            Delivery delivery = opened.get().delivery();
            String whyItWaits = delivery.hold().map(Hold::reason).orElse("");
            for (QueueEntry entry : first(delivery.entries(), atMost)) {
                waiting(opened.get(), entry, whyItWaits).ifPresent(views::add);
            }
        }
        return views;
    }

    @Override
    public List<MailStatus> failed(int atMost) throws IOException {
        List<MailStatus> views = new ArrayList<>();
        Optional<OpenQueue> opened = queue.get();
        if (opened.isPresent()) {
            FailedMails failed = opened.get().store().failed();
            for (QueueEntry entry : first(failed.entries(), atMost)) {
                views.add(view(failed, entry));
            }
        }
        return views;
    }

    /** One that cannot be read must not hide the others; empty if it has just gone. */
    private static Optional<MailStatus> waiting(OpenQueue queue, QueueEntry entry, String whyItWaits) {
        try {
            return queue.store()
                    .read(entry)
                    .map(mail -> MailStatusRecord.of(mail, queue.delivery().dueOf(entry), whyItWaits));
        } catch (IOException e) {
            return Optional.of(MailStatusRecord.unreadable(entry, Reason.of(e)));
        }
    }

    private static MailStatus view(FailedMails failed, QueueEntry entry) {
        try {
            Optional<StoredMail> mail = failed.read(entry);
            return mail.map(stored -> MailStatusRecord.of(stored, Optional.empty(), ""))
                    .orElseGet(() -> MailStatusRecord.unreadable(entry, "its file is gone"));
        } catch (IOException e) {
            return MailStatusRecord.unreadable(entry, Reason.of(e));
        }
    }

    private static List<QueueEntry> first(List<QueueEntry> entries, int atMost) {
        return entries.subList(0, Math.min(atMost, entries.size()));
    }

    @Override
    public int retry(Optional<String> id) throws IOException {
        Optional<OpenQueue> opened = queue.get();
        if (opened.isEmpty()) {
            return 0;
        }
        Delivery delivery = opened.get().delivery();
        List<QueueEntry> waiting = chosen(delivery.entries(), id);
        List<QueueEntry> failed = chosen(opened.get().store().failed().entries(), id);
        for (QueueEntry entry : failed) {
            opened.get().store().putBack(entry);
            delivery.add(entry);
        }
        if (id.isEmpty() || !waiting.isEmpty()) {
            delivery.retry(id.isEmpty() ? Optional.empty() : Optional.of(waiting.get(0)));
        }
        return waiting.size() + failed.size();
    }

    @Override
    public int drop(Optional<String> id) throws IOException {
        Optional<OpenQueue> opened = queue.get();
        if (opened.isEmpty()) {
            return 0;
        }
        FailedMails failedMails = opened.get().store().failed();
        List<QueueEntry> failed = chosen(failedMails.entries(), id);
        for (QueueEntry entry : failed) {
            failedMails.drop(entry);
        }
        int dropped = 0;
        for (QueueEntry entry : chosen(opened.get().delivery().entries(), id)) {
            dropped += opened.get().delivery().drop(entry) ? 1 : 0;
        }
        return failed.size() + dropped;
    }

    private static List<QueueEntry> chosen(List<QueueEntry> entries, Optional<String> id) {
        return entries.stream()
                .filter(entry -> id.isEmpty() || id.get().equals(entry.idText()))
                .toList();
    }

    @Override
    public List<String> test(Optional<String> recipient) {
        return new ConnectionTest(settings.get(), facilities).run(recipient);
    }
}
