// SPDX-License-Identifier: Apache-2.0
package org.mailsender.testserver.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the tests of many nodes rely on: the servers fail as they are told, and keep what a pair has acknowledged. */
class PostgresPairTest {

    private static final int SOME = 100;

    private static PostgresPair pair;

    @BeforeAll
    static void start() {
        try {
            pair = PostgresPair.start(PostgresBinaries.obtain());
        } catch (PostgresMissingException e) {
            System.out.println("SKIPPED: tests with PostgreSQL, because " + e.getMessage());
            Assumptions.abort(e.getMessage());
        }
        pair.primary().ask("CREATE TABLE written (number int PRIMARY KEY)");
    }

    @AfterAll
    static void close() {
        if (pair != null) {
            pair.close();
        }
    }

    private static Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "user",
                pair.primary().user(),
                "password",
                pair.primary().password(),
                "connectTimeout",
                "2",
                "socketTimeout",
                "2"));
        return DriverManager.getConnection(pair.url(), properties);
    }

    /** Writes numbers in a row until the database is gone; returns when it has begun. */
    private static CompletableFuture<Void> write(int first, AtomicInteger acknowledged) {
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            try (Connection connection = connect();
                    PreparedStatement insert = connection.prepareStatement("INSERT INTO written VALUES (?)")) {
                for (int number = first; ; number++) {
                    insert.setInt(1, number);
                    insert.executeUpdate();
                    acknowledged.incrementAndGet();
                }
            } catch (SQLException e) {
                // It was killed.
            }
        });
        while (acknowledged.get() < SOME) {
            assertFalse(
                    writer.isDone(),
                    () -> "only " + acknowledged + " were taken; "
                            + pair.primary().log());
            Thread.onSpinWait();
        }
        return writer;
    }

    private static int kept(int first) {
        return Integer.parseInt(pair.primary()
                .ask("SELECT count(*) FROM written WHERE number BETWEEN " + first + " AND " + (first + 999_999)));
    }

    @Test
    void whatWasAcknowledgedOutlivesThePrimaryWithItsDiskAgainAndAgain() {
        for (int round = 1; round <= 2; round++) {
            int first = round * 1_000_000;
            AtomicInteger acknowledged = new AtomicInteger();
            CompletableFuture<Void> writer = write(first, acknowledged);
            pair.primary().loseDisk();
            writer.join();
            pair.failOver();

            // One that was under way may be there as well.
            int more = kept(first) - acknowledged.get();
            assertTrue(more == 0 || more == 1, more + " more than the " + acknowledged + " acknowledged");
            pair.renewStandby();
        }
    }

    @Test
    void killedItKeepsWhatWasAcknowledgedAndStartsAgain() {
        AtomicInteger acknowledged = new AtomicInteger();
        CompletableFuture<Void> writer = write(0, acknowledged);
        pair.primary().kill();
        writer.join();
        pair.primary().start();
        pair.awaitStandby();

        assertTrue(kept(0) >= acknowledged.get(), kept(0) + " of " + acknowledged);
    }

    @Test
    void frozenItTakesConnectionsAndAnswersNothing() throws SQLException {
        pair.primary().freeze();
        try {
            assertThrows(SQLException.class, PostgresPairTest::connect);
        } finally {
            pair.primary().thaw();
        }

        assertEquals("1", pair.primary().ask("SELECT 1"));
    }

    @Test
    void aCommitWaitsForAStandbyThatIsAway() throws SQLException {
        pair.standby().stop();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThrows(SQLException.class, () -> statement.executeUpdate("INSERT INTO written VALUES (-1)"));
        } finally {
            pair.standby().start();
            pair.awaitStandby();
        }
    }
}
