// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;

/** Forgets what nobody needs any more. */
final class Retention {

    private static final String KEYS = "DELETE FROM mailsender_key WHERE done < now() - interval '24 hours'";
    private static final String OUTCOMES = "DELETE FROM mailsender_outcome WHERE told < now() - interval '25 hours'";

    private final Lane lane;

    Retention(Lane lane) {
        this.lane = lane;
    }

    void sweep() throws IOException {
        lane.run(Deadline.in(Deadline.OTHER), connection -> {
            Sql.update(connection, KEYS);
            return Sql.update(connection, OUTCOMES);
        });
    }
}
