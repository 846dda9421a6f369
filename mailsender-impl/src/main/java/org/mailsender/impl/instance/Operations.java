// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
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
import org.mailsender.management.Expiry;
import org.mailsender.management.InstanceStatus;
import org.mailsender.management.MailContent;
import org.mailsender.management.MailKind;
import org.mailsender.management.MailStatus;
import org.mailsender.management.Management;
import org.mailsender.management.ServerStatus;
import org.mailsender.management.Traffic;
import org.mailsender.management.TrafficWindow;
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
                "",
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
    public List<String> ids(MailKind kind) throws IOException {
        Optional<OpenQueue> opened = queue.get();
        return opened.isEmpty()
                ? List.of()
                : entries(opened.get(), kind).stream().map(QueueEntry::idText).toList();
    }

    private static List<QueueEntry> entries(OpenQueue queue, MailKind kind) throws IOException {
        return kind == MailKind.QUEUED
                ? queue.delivery().entries()
                : queue.store().failed().entries();
    }

    @Override
    public Optional<MailStatus> mail(String id) throws IOException {
        throw new UnsupportedOperationException("to come");
    }

    @Override
    public Optional<MailContent> content(String id) throws IOException {
        throw new UnsupportedOperationException("to come");
    }

    @Override
    public boolean writeTo(String id, OutputStream target) throws IOException {
        throw new UnsupportedOperationException("to come");
    }

    @Override
    public boolean retry(String id) throws IOException {
        throw new UnsupportedOperationException("to come");
    }

    @Override
    public int retry(MailKind kind, IntPredicate goOn) throws IOException {
        throw new UnsupportedOperationException("to come");
    }

    @Override
    public boolean drop(String id) throws IOException {
        throw new UnsupportedOperationException("to come");
    }

    @Override
    public int drop(MailKind kind, IntPredicate goOn) throws IOException {
        throw new UnsupportedOperationException("to come");
    }

    @Override
    public MailContent preview(Map<String, ?> properties) {
        throw new UnsupportedOperationException("to come");
    }

    @Override
    public CompletionStage<Transaction> send(Map<String, ?> properties) {
        throw new UnsupportedOperationException("to come");
    }

    @Override
    public List<Traffic> traffic(TrafficWindow window) {
        return outcomes.figures().traffic(window);
    }

    @Override
    public List<Expiry> expiries() {
        return List.of();
    }

    @Override
    public void test(Optional<String> recipient, Consumer<String> step) {
        new ConnectionTest(settings.get(), facilities).run(recipient).forEach(step);
    }
}
