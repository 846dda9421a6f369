// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/** Takes mails into the database; those that come while others are being written share one commit. Thread-safe. */
final class Intake implements Together.Writing<Draft> {

    private static final int MOST = 64;

    /** Those who count take turns, so that none counts what another is about to add. */
    private static final String TURN = "SELECT pg_advisory_xact_lock(7203618, hashtext(?))";

    private static final String COUNT =
            "SELECT count(*) FROM (SELECT 1 FROM mailsender_mail WHERE instance = ? LIMIT ?) AS waiting";

    private final Together<Draft> together;
    private final MailTable table;

    Intake(Lane lane, MailTable table) {
        this.together = new Together<>(lane, this);
        this.table = table;
    }

    /** Stores a mail whose text is in memory. */
    Draft.Verdict store(Draft draft) throws IOException {
        together.write(draft);
        return draft.written().join();
    }

    @Override
    public List<Draft> take(Queue<Draft> waiting) {
        List<Draft> some = new ArrayList<>();
        Set<Long> keys = new HashSet<>();
        for (Draft draft = waiting.peek(); draft != null && some.size() < MOST; draft = waiting.peek()) {
            boolean fits = some.isEmpty() || goesWith(some.get(0), draft);
            if (!fits || (MailTable.hasKey(draft) && !keys.add(draft.entry().keyHash()))) {
                break;
            }
            if (waiting.remove(draft)) {
                some.add(draft);
            }
        }
        return some;
    }

    private static boolean goesWith(Draft first, Draft draft) {
        return MailTable.hasKey(first) == MailTable.hasKey(draft)
                && first.room() == draft.room()
                && (first.room() || first.instance().equals(draft.instance()));
    }

    @Override
    public void write(LaneUse use, List<Draft> drafts) throws IOException {
        Draft first = drafts.get(0);
        List<Draft.Verdict> verdicts;
        if (first.room() && drafts.size() == 1) {
            Draft.Verdict verdict = use.call(connection -> insert(connection, first));
            verdicts = List.of(verdict);
        } else {
            verdicts = inTransaction(use, drafts);
        }
        for (int i = 0; i < drafts.size(); i++) {
            drafts.get(i).written().complete(verdicts.get(i));
        }
    }

    private List<Draft.Verdict> inTransaction(LaneUse use, List<Draft> drafts) throws IOException {
        use.begin();
        List<Draft.Verdict> verdicts = use.call(connection -> {
            try {
                return drafts.get(0).room() ? insertAll(connection, drafts) : count(connection, drafts);
            } catch (SQLException e) {
                if (!SqlFailures.isUnique(e)) {
                    throw e;
                }
                return List.of();
            }
        });
        if (!verdicts.isEmpty()) {
            use.commit();
            return verdicts;
        }
        use.rollback();
        return drafts.size() == 1 ? List.of(Draft.Verdict.PLACE_TAKEN) : oneByOne(use, drafts);
    }

    /** A place is taken, which is rare: whose it is shows when each is written by itself. */
    private List<Draft.Verdict> oneByOne(LaneUse use, List<Draft> drafts) throws IOException {
        List<Draft.Verdict> verdicts = new ArrayList<>();
        for (Draft draft : drafts) {
            verdicts.addAll(inTransaction(use, List.of(draft)));
        }
        return verdicts;
    }

    private List<Draft.Verdict> count(Connection connection, List<Draft> drafts) throws SQLException {
        int max = drafts.get(0).maxQueued();
        Sql.list(connection, row -> true, TURN, drafts.get(0).instance());
        int queued = queued(connection, drafts.get(0));
        List<Draft.Verdict> verdicts = new ArrayList<>();
        for (Draft draft : drafts) {
            boolean full = queued >= max;
            Draft.Verdict verdict = full ? Draft.Verdict.FULL : keyed(table.insert(connection, draft));
            queued += verdict == Draft.Verdict.STORED ? 1 : 0;
            verdicts.add(verdict);
        }
        return verdicts;
    }

    /** The row of a mail whose text is in parts, in a transaction that ends with it. */
    Draft.Verdict insertLarge(Connection connection, Draft draft) throws SQLException {
        if (!draft.room()) {
            Sql.list(connection, row -> true, TURN, draft.instance());
            if (queued(connection, draft) >= draft.maxQueued()) {
                return Draft.Verdict.FULL;
            }
        }
        return insert(connection, draft);
    }

    private static int queued(Connection connection, Draft draft) throws SQLException {
        return Sql.first(connection, row -> row.getInt(1), COUNT, draft.instance(), draft.maxQueued())
                .orElse(0);
    }

    private Draft.Verdict insert(Connection connection, Draft draft) throws SQLException {
        try {
            return keyed(table.insert(connection, draft));
        } catch (SQLException e) {
            if (SqlFailures.isUnique(e)) {
                return Draft.Verdict.PLACE_TAKEN;
            }
            throw e;
        }
    }

    private List<Draft.Verdict> insertAll(Connection connection, List<Draft> drafts) throws SQLException {
        if (drafts.size() == 1) {
            return List.of(keyed(table.insert(connection, drafts.get(0))));
        }
        return Arrays.stream(table.insert(connection, drafts))
                .mapToObj(count -> keyed(count == 1))
                .toList();
    }

    private static Draft.Verdict keyed(boolean inserted) {
        return inserted ? Draft.Verdict.STORED : Draft.Verdict.KEY_TAKEN;
    }
}
