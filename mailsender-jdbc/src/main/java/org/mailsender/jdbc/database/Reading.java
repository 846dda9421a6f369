// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/** Reads mails that wait, the next small ones together with the one that is asked for. Thread-safe. */
final class Reading {

    private static final int AHEAD = 15;
    private static final int SMALL = 64 * 1024;

    private static final String READ = "SELECT id, manual, key_hash, record, state, size,"
            + " CASE WHEN id = ? OR size <= " + SMALL + " THEN body END"
            + " FROM mailsender_mail WHERE instance = ? AND id = ANY (?)";

    private final Lane lane;
    private final String instance;
    private final NavigableSet<Long> upcoming = new ConcurrentSkipListSet<>();
    /** Guarded by itself. */
    private final Map<Long, MailRow> ahead = new LinkedHashMap<>();

    Reading(Lane lane, String instance) {
        this.lane = lane;
        this.instance = instance;
    }

    /** These are sent soon. */
    void expect(Stream<Long> ids) {
        ids.forEach(upcoming::add);
    }

    /** What was read ahead may not be true any more. */
    void forget() {
        upcoming.clear();
        synchronized (ahead) {
            ahead.clear();
        }
    }

    void forget(long id) {
        upcoming.remove(id);
        take(id);
    }

    Optional<MailRow> read(long id) throws IOException {
        upcoming.remove(id);
        Optional<MailRow> known = take(id);
        return known.isPresent() ? known : readAhead(id);
    }

    private Optional<MailRow> take(long id) {
        synchronized (ahead) {
            return Optional.ofNullable(ahead.remove(id));
        }
    }

    private Optional<MailRow> readAhead(long id) throws IOException {
        Long[] ids = Stream.concat(Stream.of(id), upcoming.tailSet(id).stream().limit(AHEAD))
                .toArray(Long[]::new);
        List<MailRow> rows = lane.run(
                Deadline.in(Deadline.OTHER), connection -> Sql.list(connection, MailRow::of, READ, id, instance, ids));
        synchronized (ahead) {
            ahead.keySet().removeIf(other -> !upcoming.contains(other));
            rows.stream()
                    .filter(row -> row.entry().id() != id && row.size() <= SMALL)
                    .filter(row -> upcoming.contains(row.entry().id()))
                    .forEach(row -> ahead.put(row.entry().id(), row));
        }
        return rows.stream().filter(row -> row.entry().id() == id).findFirst();
    }
}
