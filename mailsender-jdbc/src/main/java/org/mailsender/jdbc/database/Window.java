// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.WaitingMail;

/**
 * The mails that are next: the lowest ids of those that are due, and those that are due soonest. Mails that this node has
 * just taken are added without asking, as long as all that are due before them are known. Thread-safe.
 *
 * <p>A commit may come late: whatever has a higher id may be seen before it. So the lowest are always read anew.
 */
final class Window {

    private static final int MOST = 1000;

    private static final String WAITING = "(SELECT id, manual, key_hash, due FROM mailsender_mail WHERE instance = ?"
            + " AND due <= ? ORDER BY id LIMIT " + MOST + ") UNION ALL (SELECT id, manual, key_hash, due"
            + " FROM mailsender_mail WHERE instance = ? AND due > ? ORDER BY due LIMIT " + MOST + ")";

    private final String instance;
    private final Lane lane;
    private final Announcing announcing;
    private final Unwritten unwritten;
    private final Reading reading;
    /** Guarded by this: whether the database may know of others. */
    private boolean dirty = true;
    /** Guarded by this: whether all that are due were seen. */
    private boolean whole;
    /** Guarded by this: how many of those given last may wait yet. */
    private int left;

    Window(String instance, Lane lane, Announcing announcing, Unwritten unwritten, Reading reading) {
        this.instance = instance;
        this.lane = lane;
        this.announcing = announcing;
        this.unwritten = unwritten;
        this.reading = reading;
    }

    synchronized void mayHaveMore() {
        dirty = true;
    }

    /** What was read ahead may have changed. */
    synchronized void forget() {
        dirty = true;
        reading.forget();
    }

    /** One has ended; true if others should be looked for. */
    synchronized boolean oneLess() {
        left--;
        if (!whole && left <= MOST / 2) {
            left = MOST;
            dirty = true;
            return true;
        }
        return false;
    }

    synchronized List<WaitingMail> waiting(Instant now) throws IOException {
        List<QueueEntry> fresh = announcing.takeFresh();
        if (!dirty && whole) {
            fresh.removeIf(entry -> unwritten.hasEnded(entry.id()));
            reading.expect(fresh.stream().map(QueueEntry::id));
            return fresh.stream()
                    .sorted(QueueEntry.BY_ARRIVAL)
                    .map(entry -> new WaitingMail(entry, Instant.EPOCH))
                    .toList();
        }
        return dirty ? fromDatabase(now) : List.of();
    }

    private List<WaitingMail> fromDatabase(Instant now) throws IOException {
        dirty = false;
        List<WaitingMail> all = new ArrayList<>();
        try {
            all.addAll(lane.run(
                    Deadline.in(Deadline.OTHER),
                    connection -> Sql.list(
                            connection,
                            row -> new WaitingMail(OwedTable.entry(row), Instant.ofEpochMilli(row.getLong(4))),
                            WAITING,
                            instance,
                            now.toEpochMilli(),
                            instance,
                            now.toEpochMilli())));
        } catch (IOException e) {
            dirty = true;
            throw e;
        }
        left = (int) all.stream().filter(mail -> !mail.due().isAfter(now)).count();
        whole = left < MOST;
        all.removeIf(mail -> unwritten.hasEnded(mail.entry().id())
                || announcing.isPending(mail.entry().id()));
        all.sort((one, other) -> QueueEntry.BY_ARRIVAL.compare(one.entry(), other.entry()));
        reading.expect(all.stream()
                .filter(mail -> !mail.due().isAfter(now))
                .map(mail -> mail.entry().id()));
        return all.stream().map(this::withState).toList();
    }

    /** A state that is not written yet counts. */
    private WaitingMail withState(WaitingMail mail) {
        return unwritten
                .state(mail.entry().id())
                .map(state -> new WaitingMail(mail.entry(), state.nextAttempt()))
                .orElse(mail);
    }
}
