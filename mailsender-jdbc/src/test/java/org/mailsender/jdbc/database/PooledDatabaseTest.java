// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailsender.store.Ending;
import org.mailsender.store.MailStore;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.Telling;
import org.mailsender.testserver.postgres.PgBouncer;
import org.mailsender.testserver.postgres.PostgresMissingException;
import org.mailsender.testserver.store.MailStoreContract;
import org.postgresql.ds.PGSimpleDataSource;

/** Behind PgBouncer, which knows nothing of us. */
class PooledDatabaseTest extends DatabaseTestCase implements MailStoreContract {

    /** As many as one node keeps; two share them where transactions are pooled. */
    private static final int FEW = 3;

    private GuidedDatabase database;
    private PgBouncer pool;
    private TestNode present;

    @BeforeEach
    void follow() throws Exception {
        database = new GuidedDatabase(server);
        database.createTables();
    }

    @AfterEach
    void closePool() {
        closeNodes();
        if (pool != null) {
            pool.close();
        }
    }

    private void pool(String mode, int size) {
        try {
            pool = PgBouncer.start(server, mode, size, GuidedDatabase.passwords());
        } catch (PostgresMissingException e) {
            System.out.println("SKIPPED: tests with PgBouncer, because " + e.getMessage());
            Assumptions.abort(e.getMessage());
        }
    }

    private TestNode pooled(String name) {
        PGSimpleDataSource source = GuidedDatabase.as(GuidedDatabase.USER, pool.url(GuidedDatabase.NAME));
        source.setApplicationName("MailSender " + name);
        return closed(new TestNode(
                source, new DatabaseSettings(name, LEASE, Duration.ofSeconds(3), Duration.ofMillis(100), false)));
    }

    @Override
    public MailStore open() {
        if (present == null) {
            pool("transaction", FEW);
        } else {
            present.close();
        }
        present = pooled("a").start().awaitReign();
        return present.store;
    }

    @Test
    void transactionPoolingIsLeftAsItWasFound() throws Exception {
        pool("transaction", FEW);
        assertShared();
        assertUntouched(FEW);
    }

    @Test
    void sessionPoolingIsLeftAsItWasFound() throws Exception {
        pool("session", 2 * FEW);
        assertShared();
        assertUntouched(2 * FEW);
    }

    private void assertShared() throws Exception {
        TestNode a = pooled("a").start().awaitReign();
        TestNode b = pooled("b").start();
        for (int i = 0; i < 20; i++) {
            QueueEntry entry = b.mail("x".repeat(i % 2 == 0 ? 100 : 300_000));
            TestNode.await("a to find it", () -> a.waits(entry));
            assertEquals(Telling.LATER, a.store.end(entry, i % 3 == 0 ? TestNode.failed() : TestNode.done()));
        }
        TestNode.await("b to find them", () -> b.owed(Ending.DONE).size() == 13);
        a.close();
        b.awaitReign();
        b.close();
    }

    /** Each session of the pool, seen by a stranger who has them all at once. */
    private void assertUntouched(int size) throws SQLException {
        List<Connection> all = new ArrayList<>();
        try {
            for (int i = 0; i < size; i++) {
                Connection one = GuidedDatabase.as(GuidedDatabase.USER, pool.url(GuidedDatabase.NAME))
                        .getConnection();
                all.add(one);
                one.setAutoCommit(false);
                assertEquals("on|0|0", traces(one));
            }
        } finally {
            for (Connection one : all) {
                one.close();
            }
        }
    }
}
