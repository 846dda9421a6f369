// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.mailsender.testserver.postgres.PostgresBinaries;
import org.mailsender.testserver.postgres.PostgresMissingException;
import org.mailsender.testserver.postgres.PostgresServer;
import org.postgresql.ds.PGSimpleDataSource;

/** Tests against a real PostgreSQL, each with tables of its own. */
abstract class DatabaseTestCase {

    static final Duration LEASE = Duration.ofSeconds(3);

    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    static PostgresServer server;

    private final List<TestNode> nodes = new ArrayList<>();
    String schema;

    @BeforeAll
    static void startServer() {
        try {
            server = PostgresServer.empty(PostgresBinaries.obtain()).start();
        } catch (PostgresMissingException e) {
            System.out.println("SKIPPED: tests with PostgreSQL, because " + e.getMessage());
            Assumptions.abort(e.getMessage());
        }
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    @BeforeEach
    void makeSchema() {
        schema = String.format(Locale.ROOT, "test%d", SCHEMAS.incrementAndGet());
        server.ask("CREATE SCHEMA " + schema);
    }

    @AfterEach
    void closeNodes() {
        nodes.forEach(TestNode::close);
    }

    DataSource source() {
        return source(server.url());
    }

    DataSource source(String url) {
        PGSimpleDataSource source = source(url, server.user(), server.password());
        source.setCurrentSchema(schema);
        return source;
    }

    static PGSimpleDataSource source(String url, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        source.setConnectTimeout(2);
        source.setLoginTimeout(2);
        // Longer than any deadline of ours.
        source.setSocketTimeout(30);
        source.setTcpKeepAlive(true);
        return source;
    }

    TestNode node(String name) {
        return node(name, LEASE);
    }

    TestNode node(String name, Duration lease) {
        return closed(new TestNode(source(), name, lease));
    }

    TestNode node(DataSource source, String name) {
        return closed(new TestNode(source, name, LEASE));
    }

    /** At the end of the test. */
    TestNode closed(TestNode node) {
        nodes.add(node);
        return node;
    }

    /** One that looks by itself so seldom that no test sees it: it knows what it is told. */
    TestNode drowsyNode(String name) {
        Duration seldom = Duration.ofMinutes(5);
        TestNode node = new TestNode(
                source(), new DatabaseSettings(name, seldom, Duration.ofMinutes(10), Duration.ofMinutes(1), true));
        nodes.add(node);
        return node;
    }

    String ask(String sql) {
        return server.ask("SET search_path = " + schema + "; " + sql);
    }

    /** What is left in a session: a setting, channels that it listens to, prepared statements. */
    static String traces(Connection session) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT current_setting('enable_seqscan') || '|' || (SELECT count(*) FROM pg_listening_channels())"
                                + " || '|' || (SELECT count(*) FROM pg_prepared_statements)")) {
            row.next();
            return row.getString(1);
        }
    }
}
