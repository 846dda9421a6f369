// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.mailsender.impl.threads.Moment;
import org.mailsender.impl.threads.OwnThread;
import org.mailsender.impl.threads.Time;
import org.mailsender.store.HeldQueue;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.Sharing;
import org.mailsender.store.WaitingMail;
import org.mailsender.store.Wish;

/**
 * Mails that several nodes share: what is to be done with them, the one that sends does. Immutable.
 *
 * @param sharing what they do together
 * @param time bounds the waiting for another node
 */
record SharedMails(Sharing sharing, Time time) implements WaitingMails {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(10);

    @Override
    public List<QueueEntry> entries() throws IOException {
        return sharing.queued();
    }

    @Override
    public Optional<QueueEntry> find(long id) throws IOException {
        return sharing.find(id).map(WaitingMail::entry);
    }

    @Override
    public Optional<Instant> dueOf(QueueEntry entry) throws IOException {
        return sharing.find(entry.id())
                .map(WaitingMail::due)
                .filter(due -> due.isAfter(time.wall()))
                .or(() -> sharing.census().hold().map(HeldQueue::until));
    }

    @Override
    public void retry(Optional<QueueEntry> entry) throws IOException {
        sharing.wish(new Wish(Wish.Kind.RETRY, entry));
    }

    /** Waits until the one that sends has done it, because an operator wants to know. */
    @Override
    public boolean drop(QueueEntry entry) throws IOException {
        sharing.wish(new Wish(Wish.Kind.DROP, Optional.of(entry)));
        Moment end = time.now().plus(PATIENCE);
        while (sharing.find(entry.id()).isPresent()) {
            if (time.now().isAfter(end)) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(LOOK.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while another node was asked to drop a mail", e);
        }
    }

    @Override
    public int dropAll(OwnThread own, IntPredicate goOn) throws IOException {
        return new SharedDropping(sharing, own, time).dropAll(goOn);
    }

    @Override
    public void returned(QueueEntry entry) {
        sharing.announced(entry);
    }
}
