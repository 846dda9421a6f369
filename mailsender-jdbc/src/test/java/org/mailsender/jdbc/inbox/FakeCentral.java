// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.inbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mailsender.jdbc.database.Away;
import org.mailsender.store.Composition;
import org.mailsender.store.MailStore;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.Sharing;
import org.mailsender.store.StoredMail;
import org.mailsender.store.Storing;
import org.mailsender.store.Terms;

/** A spool in the database's place, which can be away, or lose its answers. */
final class FakeCentral implements Central {

    /** Does it answer? */
    enum Line {
        UP,
        DOWN,
        /** It does what it is told, and cannot say so. */
        DEAF
    }

    final List<Long> moved = new CopyOnWriteArrayList<>();
    final FakeSharing sharing;
    volatile Line line = Line.UP;
    /** Known without asking. */
    volatile boolean known;
    /** Whether the next transfer meets a line that is down for this moment. */
    final AtomicBoolean stumbles = new AtomicBoolean();
    /** Ids that mails of other nodes have. */
    final Set<Long> foreign = ConcurrentHashMap.newKeySet();

    private final MailStore spool;
    private final List<Runnable> whenBack = new ArrayList<>();

    FakeCentral(MailStore spool) {
        this.spool = spool;
        this.sharing = new FakeSharing(spool, this);
    }

    void down() {
        line = Line.DOWN;
        known = true;
    }

    void up() {
        line = Line.UP;
        known = false;
        whenBack.forEach(Runnable::run);
    }

    @Override
    public MailStore store() {
        return spool;
    }

    @Override
    public Sharing sharing() {
        return sharing;
    }

    @Override
    public Storing insert(QueueEntry entry, Composition composition, Terms terms) throws IOException {
        if (line == Line.DOWN) {
            throw Away.exception(false);
        }
        Storing storing = spool.store(entry, () -> composition, terms);
        if (line == Line.DEAF) {
            throw Away.exception(true);
        }
        return storing;
    }

    @Override
    public boolean insertAgain(StoredMail mail) throws IOException {
        if (line != Line.UP || stumbles.getAndSet(false)) {
            throw Away.exception(false);
        }
        if (foreign.contains(mail.entry().id())) {
            return false;
        }
        boolean there = spool.read(mail.entry()).isPresent();
        Storing storing = there
                ? new Storing.Full()
                : spool.store(
                        mail.entry(),
                        () -> new Composition(mail.mail(), mail.text()),
                        new Terms(Integer.MAX_VALUE, Long.MAX_VALUE, () -> true));
        if (!there && storing instanceof Storing.Stored) {
            spool.saveState(mail.entry(), mail.state());
        }
        boolean stored = there || storing instanceof Storing.Stored;
        if (stored) {
            moved.add(mail.entry().id());
        }
        return stored;
    }

    @Override
    public boolean isAway() {
        return known;
    }

    @Override
    public void whenBack(Runnable task) {
        whenBack.add(task);
    }
}
