// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.mailsender.Transaction;
import org.mailsender.impl.intake.Intake;
import org.mailsender.impl.outcome.OutcomePublisher;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.store.Reason;
import org.mailsender.impl.threads.OwnThread;
import org.mailsender.management.Expiry;
import org.mailsender.management.InstanceStatus;
import org.mailsender.management.MailContent;
import org.mailsender.management.MailKind;
import org.mailsender.management.MailStatus;
import org.mailsender.management.Management;
import org.mailsender.management.Traffic;
import org.mailsender.management.TrafficWindow;
import org.mailsender.management.TransactionTotals;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.Sharing;

/**
 * What operators see of an instance, and do with its mails; before its store is open, there are none. Thread-safe; only
 * {@link #test} waits for a server.
 */
final class Operations implements Management {

    private final Supplier<Settings> settings;
    private final Supplier<Optional<OpenQueue>> queue;
    private final OutcomePublisher outcomes;
    private final Facilities facilities;
    private final Expiring expiring;
    private final OwnThread own;
    private final StatusView view;
    private final ByHand byHand;

    Operations(
            Supplier<Settings> settings,
            Supplier<Optional<OpenQueue>> queue,
            OutcomePublisher outcomes,
            Intake intake,
            Facilities facilities,
            Expiring expiring) {
        this.settings = settings;
        this.queue = queue;
        this.outcomes = outcomes;
        this.facilities = facilities;
        this.expiring = expiring;
        this.own = new OwnThread(facilities.workers(settings.get().instance()));
        this.view =
                new StatusView(outcomes, facilities.time(), facilities.time().wall());
        this.byHand = new ByHand(intake, own);
    }

    /** What is to be known of, or done in, the open queue. */
    @FunctionalInterface
    private interface Question<T> {
        T ask(OpenQueue opened) throws IOException;
    }

    private <T> T ask(T unlessOpen, Question<T> question) throws IOException {
        Optional<OpenQueue> opened = queue.get();
        try {
            return opened.isPresent() ? question.ask(opened.get()) : unlessOpen;
        } catch (FileSystemException e) {
            throw new IOException("the spool gives trouble: " + Reason.of(e), e);
        }
    }

    /** On a thread of our own. */
    private <T> T askOwn(T unlessOpen, Question<T> question) throws IOException {
        return ask(unlessOpen, opened -> own.call(() -> question.ask(opened)));
    }

    @Override
    public InstanceStatus status() {
        return view.of(settings.get(), queue.get());
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
        return askOwn(
                List.of(),
                opened -> new Listing(opened)
                        .entries(kind).stream().map(QueueEntry::idText).toList());
    }

    @Override
    public Optional<MailStatus> mail(String id) throws IOException {
        return askOwn(Optional.empty(), opened -> new Listing(opened).mail(id));
    }

    @Override
    public Optional<MailContent> content(String id) throws IOException {
        return askOwn(Optional.empty(), opened -> new Contents(opened).content(id));
    }

    @Override
    public boolean writeTo(String id, OutputStream target) throws IOException {
        return askOwn(false, opened -> new Contents(opened).writeTo(id, target));
    }

    @Override
    public boolean retry(String id) throws IOException {
        return ask(false, opened -> new Handling(opened, own).retry(id));
    }

    @Override
    public int retry(MailKind kind, IntPredicate goOn) throws IOException {
        return ask(0, opened -> new Handling(opened, own).retry(kind, goOn));
    }

    @Override
    public boolean drop(String id) throws IOException {
        return ask(false, opened -> new Handling(opened, own).drop(id));
    }

    @Override
    public int drop(MailKind kind, IntPredicate goOn) throws IOException {
        return ask(0, opened -> new Handling(opened, own).drop(kind, goOn));
    }

    @Override
    public String handOver() throws IOException {
        Settings present = settings.get();
        return ask(Optional.<String>empty(), opened -> Optional.of(handOver(opened, present.instance())))
                .orElseThrow(() -> new IOException("the queue of " + present.instance() + " is not open yet"));
    }

    private String handOver(OpenQueue opened, String instance) throws IOException {
        Sharing shared = opened.store()
                .sharing()
                .orElseThrow(() -> new IOException("no other node shares the queue of " + instance
                        + ", because no store is configured for it; there is nobody to hand the sending over to"));
        return own.call(shared::handOver);
    }

    @Override
    public MailContent preview(Map<String, ?> properties) {
        return byHand.preview(properties);
    }

    @Override
    public CompletionStage<Transaction> send(Map<String, ?> properties) {
        return byHand.send(properties);
    }

    @Override
    public List<Traffic> traffic(TrafficWindow window) {
        return outcomes.figures().traffic(window);
    }

    @Override
    public List<Expiry> expiries() {
        return expiring.all();
    }

    @Override
    public void test(Optional<String> recipient, Consumer<String> step) {
        new ConnectionTest(settings.get(), facilities, expiring, step).run(recipient);
    }
}
