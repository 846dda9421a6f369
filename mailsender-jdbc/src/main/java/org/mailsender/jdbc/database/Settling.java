// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.EndedMail;
import org.mailsender.store.Ending;
import org.mailsender.store.FencedException;
import org.mailsender.store.MailEnd;
import org.mailsender.store.MailText;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.RecordFormat;
import org.mailsender.store.Telling;

/** Writes down what becomes of mails, and knows which outcomes this node has to tell. Thread-safe. */
final class Settling {

    private static final String WRITTEN_BEFORE = "SELECT origin FROM mailsender_outcome WHERE instance = ? AND id = ?"
            + " AND ending = ? AND ender = ? AND told IS NULL";

    private final String instance;
    private final Node node;
    private final RecordFormat format;
    private final StoreParts parts;
    /** Told by whoever ended them, at this moment. */
    private final Set<Long> beingTold = ConcurrentHashMap.newKeySet();

    Settling(String instance, Node node, RecordFormat format, StoreParts parts) {
        this.instance = instance;
        this.node = node;
        this.format = format;
        this.parts = parts;
    }

    void saveState(QueueEntry entry, DeliveryState state) throws IOException {
        long id = entry.id();
        parts.unwritten().state(id, state);
        parts.reading().forget(id);
        long due = Math.max(0, state.nextAttempt().toEpochMilli());
        try {
            node.fenced().saveState(instance, parts.queue().epoch(), id, format.write(state), due);
        } catch (FencedException e) {
            parts.unwritten().written(id);
            throw e;
        }
        parts.unwritten().written(id);
    }

    /** What cannot be written now is known to this process until the caller has written it. */
    Telling end(QueueEntry entry, MailEnd end) throws IOException {
        long id = entry.id();
        boolean inDoubt = parts.unwritten().end(id);
        parts.reading().forget(id);
        try {
            String origin = write(id, end);
            if (origin.isEmpty() && inDoubt) {
                origin = writtenBefore(id, end.ending());
            }
            Telling telling = telling(id, origin);
            parts.unwritten().written(id);
            parts.queue().oneLess();
            return telling;
        } catch (FencedException e) {
            parts.unwritten().written(id);
            throw e;
        }
    }

    private String write(long id, MailEnd end) throws IOException {
        End row = new End(
                instance,
                id,
                end.ending(),
                format.write(end.state()),
                end.server(),
                end.reply(),
                Deadline.in(Deadline.OTHER),
                new CompletableFuture<>());
        return end.ending() == Ending.DONE
                ? node.ends().done(row)
                : node.fenced().end(row, parts.queue().epoch());
    }

    /** The answer to an earlier try may have been lost. */
    private String writtenBefore(long id, Ending ending) throws IOException {
        return node.connecting()
                .sender()
                .run(
                        Deadline.in(Deadline.OTHER),
                        connection -> Sql.first(
                                connection,
                                row -> row.getString(1),
                                WRITTEN_BEFORE,
                                instance,
                                id,
                                ending.name(),
                                node.lease().incarnation()))
                .orElse("");
    }

    private Telling telling(long id, String origin) {
        if (origin.isEmpty()) {
            return Telling.NEVER;
        }
        if (!origin.equals(node.lease().node())) {
            parts.queue().owes();
            return Telling.LATER;
        }
        if (parts.announcing().isPending(id)) {
            parts.queue().overtook(id);
            return Telling.LATER;
        }
        beingTold.add(id);
        return Telling.HERE;
    }

    List<QueueEntry> owed(Ending ending) throws IOException {
        if (!node.housekeeping().reigns().hasName()) {
            return List.of();
        }
        return node.owed().list(instance, ending, entry -> mayBeTold(entry.id(), ending));
    }

    private boolean mayBeTold(long id, Ending ending) {
        return !parts.unwritten().hasEnded(id)
                && !beingTold.contains(id)
                && !node.telltale().has(instance, id, ending)
                && !parts.announcing().isPending(id);
    }

    Optional<EndedMail> readOwed(QueueEntry entry, Ending ending) throws IOException {
        Optional<OwedTable.Row> found = node.owed().read(instance, entry.id(), ending);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        OwedTable.Row row = found.get();
        DeliveryState state = format.readState(row.state());
        MailText text = ending == Ending.FAILED
                ? parts.houseTexts().text(entry.id(), row.size(), row.body(), () -> true)
                : out -> {};
        MailRow mail = new MailRow(entry, row.record(), row.state(), row.size(), row.body());
        return Optional.of(
                new EndedMail(mail.mail(format, state, text), new MailEnd(ending, state, row.server(), row.reply())));
    }

    void published(QueueEntry entry, Ending ending) {
        node.telltale().told(instance, entry.id(), ending);
        beingTold.remove(entry.id());
    }
}
