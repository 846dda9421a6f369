// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.testing;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailsender.store.Census;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.Ending;
import org.mailsender.store.FencedException;
import org.mailsender.store.HeldQueue;
import org.mailsender.store.MailEnd;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.Sharing;
import org.mailsender.store.StoreListener;
import org.mailsender.store.Telling;
import org.mailsender.store.WaitingMail;
import org.mailsender.store.Wish;

/** Mails in memory that several nodes share, as one of them has them. Thread-safe. */
public final class SharedMemoryStore extends LockedMemoryStore implements Sharing {

    private final String name;
    private final SharedMemory shared;
    private final List<String> settings = new ArrayList<>();
    private volatile StoreListener listener;
    private volatile Telling telling = Telling.HERE;
    private volatile boolean fenced;
    private volatile int window = Integer.MAX_VALUE;
    private volatile Closeable local = () -> {};

    SharedMemoryStore(String name, SharedMemory shared) {
        super(shared.mails(), shared);
        this.name = name;
        this.shared = shared;
    }

    String name() {
        return name;
    }

    boolean isStarted() {
        return listener != null;
    }

    /** Who hears of it. */
    public StoreListener listener() {
        return listener;
    }

    /** Who tells ends from now on. */
    public SharedMemoryStore telling(Telling who) {
        telling = who;
        return this;
    }

    /** It closes the spool that it was opened for. */
    public SharedMemoryStore over(Closeable spool) {
        local = spool;
        return this;
    }

    /** No more are given as waiting at a time. */
    public SharedMemoryStore showing(int most) {
        window = most;
        return this;
    }

    @Override
    public List<WaitingMail> waiting() {
        return super.waiting().stream().limit(window).toList();
    }

    /** From now on another node sends, of which this one has not heard. */
    public SharedMemoryStore fence() {
        fenced = true;
        return this;
    }

    /** The digests of its configuration, as they came. */
    public List<String> settings() {
        synchronized (shared) {
            return List.copyOf(settings);
        }
    }

    private void requireReign() throws FencedException {
        if (fenced) {
            throw new FencedException("another node sends");
        }
    }

    @Override
    public void saveState(QueueEntry entry, DeliveryState state) throws IOException {
        requireReign();
        super.saveState(entry, state);
    }

    @Override
    public Telling end(QueueEntry entry, MailEnd end) throws IOException {
        if (end.ending() != Ending.DONE) {
            requireReign();
        }
        synchronized (shared) {
            boolean waited = read(entry).isPresent();
            super.end(entry, end);
            return waited ? telling : Telling.NEVER;
        }
    }

    @Override
    public Optional<Sharing> sharing() {
        return Optional.of(this);
    }

    @Override
    public void start(StoreListener hears) {
        listener = hears;
    }

    @Override
    public boolean reigns() {
        return shared.sender().filter(this::equals).isPresent();
    }

    private void spur() {
        shared.sender().ifPresent(sender -> sender.listener().changed());
    }

    @Override
    public void announced(QueueEntry entry) {
        spur();
    }

    @Override
    public void hold(Optional<HeldQueue> hold) {
        shared.hold(hold);
    }

    @Override
    public void configured(String digest) {
        synchronized (shared) {
            settings.add(digest);
        }
    }

    @Override
    public void wish(Wish wish) {
        shared.wish(wish);
        spur();
    }

    @Override
    public List<Wish> wishes() {
        return shared.takeWishes();
    }

    @Override
    public List<QueueEntry> queued() {
        return super.waiting().stream().map(WaitingMail::entry).toList();
    }

    @Override
    public Optional<WaitingMail> find(long id) {
        return super.waiting().stream().filter(mail -> mail.entry().id() == id).findFirst();
    }

    @Override
    public Census census() {
        return shared.census(name);
    }

    @Override
    public String handOver() throws IOException {
        SharedMemoryStore next =
                shared.another().orElseThrow(() -> new IOException("no other node has the queue open"));
        String former = shared.sender().map(SharedMemoryStore::name).orElse("");
        shared.crown(next, shared.takeAway());
        return former;
    }

    @Override
    public void close() throws IOException {
        if (reigns()) {
            shared.takeAway();
        }
        listener = null;
        local.close();
    }
}
