// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.inbox;

import java.io.IOException;
import java.time.Duration;
import org.mailsender.store.MailStore;
import org.mailsender.store.QueueEntry;

/** What this node's disk has of an instance's mails, and how it gets into the database. Thread-safe. */
final class Inbox {

    private final MailStore local;
    private final InboxThread thread;
    private final Waiting waiting;
    private final Untold untold = new Untold();
    private final LocalEnds ends;
    private final InboxFailedMails failed;
    private final Transfer transfer;
    private final Mover mover;

    private volatile Runnable owed = () -> {};

    /** Finds what an earlier process has left, a local queue or an inbox. */
    Inbox(Central central, MailStore local, InboxThread thread) throws IOException {
        this.local = local;
        this.thread = thread;
        this.waiting = new Waiting(local.waiting());
        this.ends = new LocalEnds(local);
        this.failed = new InboxFailedMails(central.store().failed(), local.failed());
        this.transfer = new Transfer(central, local, waiting, ends);
        this.mover = new Mover(transfer, waiting, untold, thread, this::owe);
        central.whenBack(mover::nudge);
    }

    MailStore local() {
        return local;
    }

    Waiting waiting() {
        return waiting;
    }

    Untold untold() {
        return untold;
    }

    LocalEnds ends() {
        return ends;
    }

    InboxFailedMails failed() {
        return failed;
    }

    Transfer transfer() {
        return transfer;
    }

    Mover mover() {
        return mover;
    }

    /** Begins to move; the task asks for what is owed. */
    void start(Runnable tellOwed) {
        owed = tellOwed;
        owe();
        mover.nudge();
    }

    /** Has outcomes told that are owed by now. */
    private void owe() {
        thread.run(owed, Duration.ZERO);
    }

    /** What another node has made of it meanwhile may be told. */
    void announced(QueueEntry entry) {
        untold.end(entry);
        if (waiting.has(entry)) {
            owe();
            mover.nudge();
        }
    }
}
