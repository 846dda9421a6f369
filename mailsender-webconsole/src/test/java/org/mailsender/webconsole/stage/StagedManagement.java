// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.stage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.mailsender.Transaction;
import org.mailsender.management.ClusterStatus;
import org.mailsender.management.Expiry;
import org.mailsender.management.InstanceStatus;
import org.mailsender.management.MailContent;
import org.mailsender.management.MailKind;
import org.mailsender.management.MailStatus;
import org.mailsender.management.Management;
import org.mailsender.management.Traffic;
import org.mailsender.management.TrafficWindow;
import org.mailsender.management.TransactionTotals;

/** An instance without any mail server, whose mails a test puts on the stage. Thread-safe. */
public final class StagedManagement implements Management {

    private final StagedStatus status;
    private final List<StagedMail> mails = new ArrayList<>();
    private final List<Transaction> transactions = new ArrayList<>();
    private final List<Expiry> expiries = new ArrayList<>();
    /** How often the sending was. */
    public final AtomicInteger handedOver = new AtomicInteger();

    private final AtomicInteger reads = new AtomicInteger();
    private volatile int millisOfEach;
    private volatile long busy;

    public StagedManagement(StagedStatus status) {
        this.status = status;
    }

    public synchronized StagedManagement with(StagedMail mail) {
        mails.add(mail);
        return this;
    }

    synchronized StagedManagement with(Transaction transaction) {
        transactions.add(transaction);
        return this;
    }

    synchronized StagedManagement with(Expiry expiry) {
        expiries.add(expiry);
        return this;
    }

    /** How long everything takes, for each mail or step. */
    public StagedManagement slow(int millis) {
        millisOfEach = millis;
        return this;
    }

    StagedManagement traffic(long perMinute) {
        busy = perMinute;
        return this;
    }

    /** How many mails were read. */
    public int reads() {
        return reads.get();
    }

    @Override
    public synchronized InstanceStatus status() {
        return new StagedStatus(
                status.instance(),
                status.pid(),
                status.server(),
                status.servers(),
                status.enabled(),
                status.started(),
                status.heldUntil(),
                status.heldBecause(),
                status.spoolTrouble(),
                count(MailKind.QUEUED),
                mails.stream()
                        .filter(mail -> mail.kind() == MailKind.QUEUED)
                        .map(StagedMail::taken)
                        .min(Instant::compareTo),
                count(MailKind.FAILED),
                status.sent(),
                status.failures(),
                status.deferrals(),
                status.lastError(),
                status.cluster());
    }

    private int count(MailKind kind) {
        return (int) mails.stream().filter(mail -> mail.kind() == kind).count();
    }

    @Override
    public synchronized List<String> ids(MailKind kind) {
        return mails.stream()
                .filter(mail -> mail.kind() == kind)
                .map(StagedMail::id)
                .toList();
    }

    private synchronized Optional<StagedMail> find(String id) {
        return mails.stream().filter(mail -> mail.id().equals(id)).findFirst();
    }

    @Override
    public Optional<MailStatus> mail(String id) {
        reads.incrementAndGet();
        return find(id).map(mail -> mail);
    }

    @Override
    public Optional<MailContent> content(String id) {
        return find(id).map(StagedMail::content);
    }

    @Override
    public boolean writeTo(String id, OutputStream target) throws IOException {
        target.write("Subject: staged\r\n\r\nText".getBytes(StandardCharsets.US_ASCII));
        return true;
    }

    @Override
    public synchronized List<Transaction> transactions() {
        return List.copyOf(transactions);
    }

    @Override
    public TransactionTotals totals() {
        return new Totals(status.sent() + 4711, status.failures() + 12, status.started());
    }

    private record Totals(long succeeded, long failed, Instant since) implements TransactionTotals {}

    @Override
    public boolean retry(String id) {
        return remove(id);
    }

    @Override
    public int retry(MailKind kind, IntPredicate goOn) {
        return drop(kind, goOn);
    }

    @Override
    public boolean drop(String id) {
        return remove(id);
    }

    @Override
    public String handOver() throws IOException {
        ClusterStatus cluster = status.cluster().orElseThrow(() -> new IOException("No other node takes part."));
        handedOver.incrementAndGet();
        return cluster.sender();
    }

    private synchronized boolean remove(String id) {
        return mails.removeIf(mail -> mail.id().equals(id));
    }

    @Override
    public int drop(MailKind kind, IntPredicate goOn) {
        int done = 0;
        for (String id : ids(kind)) {
            pause();
            remove(id);
            done++;
            if (!goOn.test(done)) {
                break;
            }
        }
        return done;
    }

    private void pause() {
        try {
            Thread.sleep(millisOfEach);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public MailContent preview(Map<String, ?> properties) {
        if (String.valueOf(properties.get("recipients")).contains("@@")) {
            throw new IllegalArgumentException("recipients: '@@' is no address; write name@example.com.");
        }
        return StagedMail.of(MailKind.QUEUED, 1, status.started(), String.valueOf(properties.get("subject")), "")
                .content(String.valueOf(properties.get("message")));
    }

    @Override
    public CompletionStage<Transaction> send(Map<String, ?> properties) {
        preview(properties);
        return CompletableFuture.completedFuture(StagedTransaction.of(
                status.instance(),
                true,
                String.valueOf(properties.get("subject")),
                "Mail sent to 2 recipient(s): 250 2.0.0 Ok: queued as 4711",
                status.started()));
    }

    @Override
    public List<Traffic> traffic(TrafficWindow window) {
        long minutes = window.step().toMinutes();
        return IntStream.range(0, window.steps())
                .mapToObj(step -> {
                    long wave = Math.round(busy * minutes * (1.1 + Math.sin(step / 7.0) + step % 3 * 0.2));
                    return (Traffic) new Step(
                            status.started().plus(window.step().multipliedBy(step)),
                            wave,
                            step % 11 == 5 ? wave / 9 : 0,
                            step % 17 < 3 ? wave / 4 : 0);
                })
                .toList();
    }

    private record Step(Instant from, long done, long failed, long deferred) implements Traffic {}

    @Override
    public synchronized List<Expiry> expiries() {
        return List.copyOf(expiries);
    }

    @Override
    public void test(Optional<String> recipient, Consumer<String> step) {
        step.accept("resolved mail.example.com to 192.0.2.25");
        pause();
        step.accept("connected to 192.0.2.25, port 587");
        pause();
        if (!status.heldBecause().isEmpty()) {
            throw new IllegalStateException(status.heldBecause());
        }
    }
}
