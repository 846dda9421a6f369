// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.testing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailsender.store.Census;
import org.mailsender.store.Handover;
import org.mailsender.store.HeldQueue;
import org.mailsender.store.StoreListener;
import org.mailsender.store.Wish;

/** What the nodes of a test share: their mails, who sends, and what they ask of each other. Thread-safe. */
public final class SharedMemory {

    private final MemoryStore mails;
    /** All guarded by this. */
    private final List<SharedMemoryStore> nodes = new ArrayList<>();

    private final List<Wish> wishes = new ArrayList<>();
    private final List<Optional<HeldQueue>> holds = new ArrayList<>();
    private SharedMemoryStore sender;
    private String trouble = "";
    private List<String> warnings = List.of();

    public SharedMemory(MemoryStore mails) {
        this.mails = mails;
    }

    /** Who uses it holds the lock on this. */
    MemoryStore mails() {
        return mails;
    }

    /** The store as a node has it. */
    public synchronized SharedMemoryStore node(String name) {
        SharedMemoryStore node = new SharedMemoryStore(name, this);
        nodes.add(node);
        return node;
    }

    /** Lets a node send, and tells it what the former sender left. */
    public void crown(SharedMemoryStore node, Handover before) {
        StoreListener listener;
        synchronized (this) {
            sender = node;
            listener = node.listener();
        }
        listener.reignBegan(before);
    }

    /** Takes the sending from the one that has it, which may still send until it has answered. */
    public Handover takeAway() {
        Handover left = sender().orElseThrow().listener().reignOver();
        depose();
        return left;
    }

    /** Nobody sends any more, and the one that did does not know. */
    public synchronized void depose() {
        sender = null;
    }

    synchronized Optional<SharedMemoryStore> sender() {
        return Optional.ofNullable(sender);
    }

    /** A node that takes part. */
    public SharedMemoryStore started() {
        return another().orElseThrow();
    }

    synchronized Optional<SharedMemoryStore> another() {
        return nodes.stream().filter(node -> node != sender && node.isStarted()).findFirst();
    }

    synchronized void wish(Wish wish) {
        wishes.add(wish);
    }

    /** What was asked for and not granted; nobody is asked for it twice. */
    synchronized List<Wish> takeWishes() {
        List<Wish> taken = List.copyOf(wishes);
        wishes.clear();
        return taken;
    }

    synchronized void hold(Optional<HeldQueue> hold) {
        holds.add(hold);
    }

    /** Why the queue rested, and that it did no more, in the order in which it was told. */
    public synchronized List<Optional<HeldQueue>> holds() {
        return List.copyOf(holds);
    }

    /** What the census has to say from now on. */
    public synchronized SharedMemory saying(String sentence, String... warned) {
        trouble = sentence;
        warnings = List.of(warned);
        return this;
    }

    synchronized Census census(String node) {
        var queued = mails.waiting();
        return new Census(
                queued.size(),
                failed(),
                queued.stream().map(mail -> mail.entry()).findFirst(),
                node,
                sender().map(SharedMemoryStore::name).orElse(""),
                0,
                holds.isEmpty() ? Optional.empty() : holds.get(holds.size() - 1),
                trouble,
                warnings);
    }

    private int failed() {
        try {
            return mails.failed().entries().size();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
