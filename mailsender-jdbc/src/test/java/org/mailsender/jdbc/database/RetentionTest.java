// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetentionTest extends DatabaseTestCase {

    private Connecting connecting;

    @BeforeEach
    void connect() {
        connecting = new Connecting(source(), connection -> new Schema(true).ensure(connection));
        connecting.start();
    }

    @AfterEach
    void disconnect() {
        connecting.close();
    }

    @Test
    void whatWasDoneOrToldADayAgoIsForgottenAndNothingElse() throws Exception {
        Retention retention = new Retention(connecting.house());
        retention.sweep();
        ask(
                "INSERT INTO mailsender_key (instance, hash, id, done) VALUES ('orders', 1, 1, now() - interval '25 hours'),"
                        + " ('orders', 2, 2, now() - interval '23 hours'), ('orders', 3, 3, NULL);"
                        + " INSERT INTO mailsender_outcome (instance, id, origin, manual, key_hash, ending, state, server, reply,"
                        + " record, size, ender, at, told) SELECT 'orders', n, 'b', false, 0, 'DONE', '', '', '', '', 1, 'a',"
                        + " now() - interval '9 days', told FROM (VALUES (1, now() - interval '26 hours'),"
                        + " (2, now() - interval '24 hours'), (3, NULL)) AS outcome(n, told)");
        retention.sweep();

        assertEquals("2\n3", ask("SELECT hash FROM mailsender_key ORDER BY hash"));
        assertEquals("2\n3", ask("SELECT id FROM mailsender_outcome ORDER BY id"));
    }
}
