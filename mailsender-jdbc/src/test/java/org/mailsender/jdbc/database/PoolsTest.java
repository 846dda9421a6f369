// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.Test;
import org.mailsender.store.QueueEntry;

/** The pools that pax-jdbc-config offers, with as many connections as a node keeps and none to spare. */
class PoolsTest extends DatabaseTestCase {

    private static final int ALL = 3;
    private static final int OUTAGES = 4;

    @Test
    void aPoolThatIsTooSmallIsNamedUntilItIsNot() throws Exception {
        try (BasicDataSource pool = dbcp()) {
            Connection another = pool.getConnection();
            Connecting connecting = new Connecting(pool, connection -> {}, Duration.ofMillis(200));
            AtomicInteger back = new AtomicInteger();
            connecting.whenBack(back::incrementAndGet);
            connecting.start();

            TestNode.await("the sentence", () -> connecting.trouble().isPresent());
            assertEquals(
                    Optional.of(
                            "the data source gives no connection: it waits for the database without a time-out, or it"
                                    + " is a pool of less than the three that a node keeps"),
                    connecting.trouble());
            another.close();
            TestNode.await("no trouble", () -> connecting.trouble().isEmpty());
            TestNode.await("word of that", () -> back.get() == 1);
            connecting.close();
        }
    }

    private BasicDataSource dbcp() {
        BasicDataSource pool = new BasicDataSource();
        pool.setUrl(url());
        pool.setUsername(server.user());
        pool.setPassword(server.password());
        pool.setMaxTotal(ALL);
        return pool;
    }

    @Test
    void dbcpGetsItsConnectionsBack() throws Exception {
        try (BasicDataSource pool = dbcp()) {
            outlivesOutages(node(pool, "a"));

            assertEquals(0, pool.getNumActive());
        }
    }

    @Test
    void hikariGetsItsConnectionsBack() throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url());
        config.setUsername(server.user());
        config.setPassword(server.password());
        config.setMaximumPoolSize(ALL);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            outlivesOutages(node(pool, "a"));

            assertEquals(0, pool.getHikariPoolMXBean().getActiveConnections());
        }
    }

    private String url() {
        return server.url() + "?currentSchema=" + schema + "&ApplicationName=pool";
    }

    private void outlivesOutages(TestNode node) throws Exception {
        node.start().awaitReign();
        for (int outage = 0; outage < OUTAGES; outage++) {
            QueueEntry before = node.mail("before");
            server.ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'pool'");
            TestNode.await("the database", () -> worksAgain(node, before));
        }
        node.close();
    }

    private static boolean worksAgain(TestNode node, QueueEntry before) {
        try {
            node.mail("after");
            return node.waitingIds().contains(before.id());
        } catch (IOException e) {
            return false;
        }
    }
}
