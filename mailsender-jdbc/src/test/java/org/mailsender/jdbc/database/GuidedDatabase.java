// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailsender.testserver.postgres.PostgresServer;
import org.postgresql.ds.PGSimpleDataSource;

/** The database with its roles as an administrator makes it who reads the guide. */
final class GuidedDatabase {

    static final String NAME = "mailsender";
    static final String OWNER = "mailsender_owner";
    static final String USER = "mailsender";

    private static final Path GUIDE = Path.of("..", "docs", "many-nodes.md");
    private static final Pattern SQL = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);
    private static final String PASSWORD = "canary-role-77";

    private final PostgresServer server;

    GuidedDatabase(PostgresServer server) throws IOException {
        this.server = server;
        server.run("""
                DROP DATABASE IF EXISTS mailsender WITH (FORCE);
                DROP ROLE IF EXISTS mailsender;
                DROP ROLE IF EXISTS mailsender_owner;
                """);
        Matcher block = SQL.matcher(Files.readString(GUIDE));
        if (!block.find()) {
            throw new AssertionError("the guide has no SQL");
        }
        server.run(block.group(1));
        passwords().forEach((role, password) -> server.ask("ALTER ROLE " + role + " PASSWORD '" + password + "'"));
    }

    /** Of its roles. */
    static Map<String, String> passwords() {
        return Map.of(OWNER, PASSWORD, USER, PASSWORD);
    }

    PGSimpleDataSource as(String role) {
        return as(role, server.url().replaceAll("postgres$", NAME));
    }

    static PGSimpleDataSource as(String role, String url) {
        return DatabaseTestCase.source(url, role, PASSWORD);
    }

    void createTables() {
        try (TestNode owner = new TestNode(as(OWNER), OWNER, DatabaseTestCase.LEASE)) {
            owner.start().awaitReign();
        }
    }

    /** As the superuser. */
    void run(String sql) {
        server.run("\\connect " + NAME + "\n" + sql + ";");
    }
}
