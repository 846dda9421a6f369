// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Words between nodes, by LISTEN and NOTIFY, so that they need not ask so often. Confined to the thread that keeps house,
 * but for {@link #say}.
 *
 * <p>A notification takes a lock of the whole database until its commit, so none is part of a transaction that writes.
 * Behind a pooler nobody listens, because another one would hear it: it works only once a word has arrived.
 */
final class Spurs {

    private static final String SAY = "SELECT pg_notify('mailsender', word) FROM unnest(?::text[]) AS words(word)";

    private final Lane lane;
    private final String hello;
    /** Guarded by itself. */
    private final Set<String> toSay = new HashSet<>();

    private Connection listening;
    private boolean works;

    Spurs(Lane lane, Lease lease) {
        this.lane = lane;
        this.hello = "hello " + lease.incarnation();
    }

    /** To be said to all nodes soon. */
    void say(String word) {
        synchronized (toSay) {
            toSay.add(word);
        }
    }

    /** Whether words arrive. */
    boolean work() {
        return works;
    }

    /** Says what is to be said. */
    void sayAll() throws IOException {
        String[] words;
        synchronized (toSay) {
            words = toSay.toArray(String[]::new);
            toSay.clear();
        }
        if (words.length > 0) {
            lane.run(Deadline.in(Deadline.OTHER), connection -> Sql.list(connection, row -> true, SAY, (Object) words));
        }
    }

    /** What others have said since. */
    List<String> hear() throws IOException {
        return lane.run(Deadline.in(Deadline.OTHER), connection -> {
            if (connection != listening) {
                works = false;
                listening = connection;
                listen(connection);
            }
            Optional<OwnDriver> driver = OwnDriver.of(connection);
            List<String> words = driver.isPresent() ? driver.get().notifications() : new ArrayList<>();
            works |= words.remove(hello);
            return words;
        });
    }

    private void listen(Connection connection) throws SQLException {
        if (Session.isOurs(connection)) {
            Sql.update(connection, "LISTEN mailsender");
            say(hello);
        }
    }
}
