// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mailsender.store.Census;
import org.mailsender.store.HeldQueue;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.Sharing;
import org.mailsender.store.StoreListener;
import org.mailsender.store.WaitingMail;
import org.mailsender.store.Wish;

/** What nodes do together with the queue of an instance. Thread-safe. */
final class SharedQueue implements Sharing {

    static final String LOOK = "look";
    private static final String MAILS = "mails";
    private static final String OWED = "owed";
    /** What an operator's node waits for the database before it writes a hold in the background. */
    private static final Duration SOON = Duration.ofMillis(300);
    /** Whoever handed over does not want it back before others have looked. */
    private static final Duration AVOID = Duration.ofSeconds(4);

    private final String instance;
    private final Node node;
    private final Questions questions;
    private final Announcing announcing;
    private final Window window;
    private final View view;
    private final Set<Long> overtaken = ConcurrentHashMap.newKeySet();
    private volatile Optional<Duty> duty = Optional.empty();
    private volatile String told = "";
    /** Whether there may be wishes. */
    private final AtomicBoolean wished = new AtomicBoolean();

    SharedQueue(String instance, String settings, Node node, Announcing announcing, Window window) {
        this.instance = instance;
        this.node = node;
        this.announcing = announcing;
        this.window = window;
        this.questions = new Questions(instance, node.connecting().house());
        this.view = new View(instance, settings, node);
    }

    Optional<Duty> duty() {
        return duty;
    }

    @Override
    public void start(StoreListener listener) {
        Calls calls = new Calls(node.housekeeping().threads(), listener);
        duty = Optional.of(new Duty(instance, node.lease(), node.senders(), calls, () -> say(LOOK)));
        calls.outcomesOwed();
        node.housekeeping().look();
    }

    /** The database says so. */
    void seen(Sight now) {
        view.seen(now);
        duty.ifPresent(mine -> {
            mine.seen(now, AVOID);
            if (now.owed()) {
                mine.calls().outcomesOwed();
            }
            if (mine.reigns()) {
                wished.compareAndSet(false, now.wishes());
                window.mayHaveMore();
                mine.calls().changed();
            }
        });
    }

    /** By which the database knows that this node sends; 0 if it does not. */
    long epoch() {
        return duty.map(Duty::epoch).orElse(0L);
    }

    /** A mail of those known has ended. */
    void oneLess() {
        node.housekeeping().busy();
        if (window.oneLess()) {
            duty.ifPresent(mine -> mine.calls().changed());
        }
    }

    void close() {
        duty.ifPresent(Duty::close);
        node.housekeeping().reigns().left(instance);
    }

    /** Another node says so. */
    void heard(String word) {
        duty.ifPresent(mine -> {
            if (word.equals(OWED)) {
                mine.calls().outcomesOwed();
            } else if (mine.reigns()) {
                wished.set(true);
                window.mayHaveMore();
                mine.calls().changed();
            }
        });
    }

    /** What to tell the listener, once. */
    void trouble(Optional<String> sentence) {
        String now = sentence.orElse("");
        if (duty.isPresent() && !now.equals(told)) {
            told = now;
            Calls calls = duty.get().calls();
            calls.add(() -> {
                if (now.isEmpty()) {
                    calls.listener().works();
                } else {
                    calls.listener().trouble(now);
                }
            });
        }
    }

    /** A mail of this node's inbox is in the database now. */
    void transferred() {
        node.housekeeping().busy();
        say(MAILS + " " + instance);
        heard(MAILS);
    }

    private void say(String word) {
        node.spurs().say(word);
        node.housekeeping().spur();
    }

    /** A foreign node has to tell an outcome. */
    void owes() {
        say(OWED + " " + instance);
    }

    /** An outcome was written before its mail's Queued was told. */
    void overtook(long id) {
        overtaken.add(id);
        if (!announcing.isPending(id)) {
            toldLate(id);
        }
    }

    private void toldLate(long id) {
        if (overtaken.remove(id)) {
            duty.ifPresent(mine -> mine.calls().outcomesOwed());
        }
    }

    View view() {
        return view;
    }

    /** What was seen a moment ago. */
    Optional<Sight> freshSight() {
        return view.fresh();
    }

    @Override
    public boolean reigns() {
        return duty.map(Duty::reigns).orElse(false);
    }

    @Override
    public void announced(QueueEntry entry) {
        announcing.announced(entry);
        toldLate(entry.id());
        node.housekeeping().busy();
        if (reigns()) {
            announcing.offer(entry);
            duty.ifPresent(mine -> mine.calls().changed());
        } else {
            say(MAILS + " " + instance);
        }
    }

    @Override
    public void hold(Optional<HeldQueue> hold) {
        long epoch = epoch();
        if (epoch != 0) {
            new HoldWriting(instance, node.senders(), node.housekeeping().threads()).write(epoch, hold, SOON);
        }
    }

    @Override
    public void configured(String settings) {
        view.configured(settings);
        node.housekeeping().look();
    }

    @Override
    public void wish(Wish wish) throws IOException {
        questions.wish(wish);
        say(MAILS + " " + instance);
    }

    @Override
    public List<Wish> wishes() throws IOException {
        if (!reigns() || !wished.getAndSet(false)) {
            return List.of();
        }
        List<Wish> wishes = questions.takeWishes(node.lease().incarnation(), epoch(), Instant.now());
        if (!wishes.isEmpty()) {
            window.forget();
        }
        return wishes;
    }

    @Override
    public List<QueueEntry> queued() throws IOException {
        return questions.queued();
    }

    @Override
    public Optional<WaitingMail> find(long id) throws IOException {
        return questions.find(id);
    }

    @Override
    public Census census() {
        return view.census();
    }

    @Override
    public String handOver() throws IOException {
        String sender = questions.handOver(node.lease().node());
        say(LOOK);
        return sender;
    }
}
