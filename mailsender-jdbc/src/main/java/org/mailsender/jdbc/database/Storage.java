// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.mailsender.store.Composition;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.Durability;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.RecordFormat;
import org.mailsender.store.StoredMail;
import org.mailsender.store.Storing;
import org.mailsender.store.Terms;

/** Puts mails of this node into the database. Thread-safe. */
final class Storage {

    /** With fewer free places than this nobody takes one without counting. */
    private static final int NEAR = 2000;

    /** What a large mail of the inbox may take. */
    private static final Duration LARGE = Duration.ofMinutes(1);

    private static final String HOLDER =
            "SELECT id FROM mailsender_key WHERE instance = ? AND hash = ? AND done IS NULL";

    private static final String KNOWN = "SELECT EXISTS (SELECT 1 FROM mailsender_mail WHERE instance = ? AND id = ?"
            + " AND origin = ?) OR EXISTS (SELECT 1 FROM mailsender_failed WHERE instance = ? AND id = ?"
            + " AND origin = ?) OR EXISTS (SELECT 1 FROM mailsender_outcome WHERE instance = ? AND id = ?"
            + " AND origin = ?)";

    private final String instance;
    private final Node node;
    private final RecordFormat format;
    private final SharedQueue queue;

    Storage(String instance, Node node, RecordFormat format, SharedQueue queue) {
        this.instance = instance;
        this.node = node;
        this.format = format;
        this.queue = queue;
    }

    Storing store(QueueEntry entry, Composition composition, Terms terms) throws IOException {
        Deadline deadline = Deadline.in(Deadline.INTAKE);
        Lane lane = node.connecting().intake();
        try (TextDraft text = new TextDraft(instance, entry.id(), terms.maxBytes(), () -> begun(lane, deadline))) {
            composition.text().writeTo(text);
            text.finish();
            if (!terms.commit().getAsBoolean()) {
                return new Storing.Abandoned();
            }
            Draft draft = new Draft(
                    instance,
                    entry,
                    format.write(composition.mail()),
                    "",
                    0,
                    text.size(),
                    text.body(),
                    terms.maxQueued(),
                    hasRoom(terms),
                    deadline,
                    new CompletableFuture<>());
            Draft.Verdict verdict =
                    text.isLarge() ? large(text, draft) : node.intake().store(draft);
            return storing(verdict, entry, composition);
        }
    }

    private static LaneUse begun(Lane lane, Deadline deadline) throws IOException {
        LaneUse use = lane.use(deadline);
        use.begin();
        return use;
    }

    private Draft.Verdict large(TextDraft text, Draft draft) throws IOException {
        LaneUse use = text.transaction();
        Draft.Verdict verdict = use.call(connection -> node.intake().insertLarge(connection, draft));
        if (verdict == Draft.Verdict.STORED) {
            use.commit();
        } else {
            use.rollback();
        }
        return verdict;
    }

    /** Nodes may have added some since the last look, but not half of all. */
    private boolean hasRoom(Terms terms) {
        Optional<Sight> sight = queue.freshSight();
        return sight.isPresent() && terms.maxQueued() - sight.get().queued() > Math.max(NEAR, terms.maxQueued() / 2);
    }

    private Storing storing(Draft.Verdict verdict, QueueEntry entry, Composition composition) throws IOException {
        node.housekeeping().busy();
        return switch (verdict) {
            case STORED -> new Storing.Stored(composition.mail(), Durability.CLUSTER);
            case FULL -> new Storing.Full();
            case PLACE_TAKEN -> new Storing.PlaceTaken();
            case KEY_TAKEN -> new Storing.Duplicate(holder(entry));
        };
    }

    private OptionalLong holder(QueueEntry entry) throws IOException {
        return node.connecting()
                .intake()
                .run(
                        Deadline.in(Deadline.INTAKE),
                        connection -> Sql.first(connection, row -> row.getLong(1), HOLDER, instance, entry.keyHash()))
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** False if another mail has its key or its place. */
    boolean storeAgain(StoredMail mail) throws IOException {
        if (isKnown(mail.entry())) {
            return true;
        }
        Deadline deadline = Deadline.in(Deadline.OTHER);
        Lane lane = node.connecting().intake();
        long id = mail.entry().id();
        try (TextDraft text = new TextDraft(instance, id, Long.MAX_VALUE, () -> begun(lane, Deadline.in(LARGE)))) {
            mail.writeTo(text);
            text.finish();
            boolean isNew = mail.state().equals(DeliveryState.NEW);
            Draft draft = new Draft(
                    instance,
                    mail.entry(),
                    format.write(mail.mail()),
                    isNew ? "" : format.write(mail.state()),
                    Math.max(0, mail.state().nextAttempt().toEpochMilli()),
                    text.size(),
                    text.body(),
                    Integer.MAX_VALUE,
                    true,
                    deadline,
                    new CompletableFuture<>());
            Draft.Verdict verdict =
                    text.isLarge() ? large(text, draft) : node.intake().store(draft);
            return verdict == Draft.Verdict.STORED || isKnown(mail.entry());
        }
    }

    private boolean isKnown(QueueEntry entry) throws IOException {
        String origin = node.lease().node();
        return node.connecting()
                .intake()
                .run(
                        Deadline.in(Deadline.OTHER),
                        connection -> Sql.first(
                                connection,
                                row -> row.getBoolean(1),
                                KNOWN,
                                instance,
                                entry.id(),
                                origin,
                                instance,
                                entry.id(),
                                origin,
                                instance,
                                entry.id(),
                                origin))
                .orElse(false);
    }
}
