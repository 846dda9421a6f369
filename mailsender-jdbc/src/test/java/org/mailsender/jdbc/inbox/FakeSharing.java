// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.inbox;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.mailsender.jdbc.database.Away;
import org.mailsender.store.Census;
import org.mailsender.store.HeldQueue;
import org.mailsender.store.MailStore;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.Sharing;
import org.mailsender.store.StoreListener;
import org.mailsender.store.WaitingMail;
import org.mailsender.store.Wish;

/** One node in the world. */
final class FakeSharing implements Sharing {

    final List<Wish> wishes = new CopyOnWriteArrayList<>();
    final List<QueueEntry> announced = new CopyOnWriteArrayList<>();
    volatile StoreListener listener;

    private final MailStore spool;
    private final FakeCentral central;

    FakeSharing(MailStore spool, FakeCentral central) {
        this.spool = spool;
        this.central = central;
    }

    @Override
    public void start(StoreListener heard) {
        listener = heard;
    }

    @Override
    public boolean reigns() {
        return true;
    }

    @Override
    public void announced(QueueEntry entry) {
        announced.add(entry);
    }

    @Override
    public void hold(Optional<HeldQueue> hold) {}

    @Override
    public void configured(String settings) {}

    @Override
    public void wish(Wish wish) {
        wishes.add(wish);
    }

    @Override
    public List<Wish> wishes() {
        return List.copyOf(wishes);
    }

    @Override
    public List<QueueEntry> queued() throws IOException {
        if (central.line != FakeCentral.Line.UP) {
            throw Away.exception(false);
        }
        return spool.waiting().stream().map(WaitingMail::entry).toList();
    }

    @Override
    public Optional<WaitingMail> find(long id) throws IOException {
        return spool.waiting().stream().filter(mail -> mail.entry().id() == id).findFirst();
    }

    @Override
    public Census census() {
        String trouble = central.known ? "the database does not answer: connection refused" : "";
        return new Census(0, 0, Optional.empty(), "a", "a", 0, Optional.empty(), trouble, List.of());
    }

    @Override
    public String handOver() {
        return "a";
    }
}
