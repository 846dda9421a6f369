// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The tables, which all begin with mailsender_ and lie wherever the search path leads.
 *
 * <table>
 * <caption>What is in them</caption>
 * <tr><td>mail</td><td>what waits; its text in body, or in part if it is large; due in milliseconds since the epoch</td></tr>
 * <tr><td>part</td><td>texts of large mails, in pieces</td></tr>
 * <tr><td>failed</td><td>what was given up</td></tr>
 * <tr><td>key</td><td>keys of mails that wait, and of those Done within a day</td></tr>
 * <tr><td>outcome</td><td>how mails ended, until it is told; told by another node, for another day</td></tr>
 * <tr><td>node</td><td>who lives; revoked: its lease had run out when somebody looked</td></tr>
 * <tr><td>member</td><td>which node has which instance, with a digest of its configuration</td></tr>
 * <tr><td>sender</td><td>who sends an instance's mails, and what the next one must know</td></tr>
 * <tr><td>wish</td><td>what operators want of the sender</td></tr>
 * </table>
 */
final class Schema {

    static final int VERSION = 1;

    /** Rows come and go: room on the page for changes, and vacuum long before the default. */
    private static final String CHURNING =
            " WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500,"
                    + " autovacuum_analyze_scale_factor = 0.05)";

    private static final String[] TABLES = {
        "CREATE TABLE mailsender_mail (instance text, id bigint, origin text NOT NULL, manual boolean NOT NULL,"
                + " key_hash bigint NOT NULL, due bigint NOT NULL DEFAULT 0, state text NOT NULL DEFAULT '',"
                + " record text NOT NULL, size bigint NOT NULL, body bytea, PRIMARY KEY (instance, id))"
                + CHURNING,
        "CREATE INDEX mailsender_mail_due ON mailsender_mail (instance, due) WHERE due > 0",
        "CREATE TABLE mailsender_part (instance text, id bigint, no int, bytes bytea NOT NULL,"
                + " PRIMARY KEY (instance, id, no))",
        "CREATE TABLE mailsender_failed (instance text, id bigint, origin text NOT NULL, manual boolean NOT NULL,"
                + " key_hash bigint NOT NULL, state text NOT NULL, record text NOT NULL, size bigint NOT NULL,"
                + " body bytea, PRIMARY KEY (instance, id))",
        "CREATE TABLE mailsender_key (instance text, hash bigint, id bigint NOT NULL, done timestamptz,"
                + " PRIMARY KEY (instance, hash))"
                + CHURNING,
        "CREATE TABLE mailsender_outcome (instance text, id bigint, origin text NOT NULL, manual boolean NOT NULL,"
                + " key_hash bigint NOT NULL, ending text NOT NULL, state text NOT NULL, server text NOT NULL,"
                + " reply text NOT NULL, record text NOT NULL, size bigint NOT NULL, ender text NOT NULL,"
                + " at timestamptz NOT NULL DEFAULT now(), told timestamptz, PRIMARY KEY (instance, id))"
                + CHURNING,
        "CREATE TABLE mailsender_node (name text PRIMARY KEY, incarnation text NOT NULL, until timestamptz NOT NULL,"
                + " revoked boolean NOT NULL DEFAULT false)"
                + CHURNING,
        "CREATE TABLE mailsender_member (instance text, node text, settings text NOT NULL,"
                + " PRIMARY KEY (instance, node))",
        "CREATE TABLE mailsender_sender (instance text PRIMARY KEY, node text NOT NULL DEFAULT '', incarnation text,"
                + " epoch bigint NOT NULL DEFAULT 0, hold_kind text, hold_reason text, hold_probes int,"
                + " hold_until bigint, recent bigint[] NOT NULL DEFAULT '{}', yield_wanted boolean NOT NULL"
                + " DEFAULT false, avoid text, avoid_until timestamptz)"
                + CHURNING,
        "CREATE TABLE mailsender_wish (no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, instance text NOT NULL,"
                + " kind text NOT NULL, id bigint, manual boolean, key_hash bigint)",
        "CREATE TABLE mailsender_version (version int NOT NULL)",
        "INSERT INTO mailsender_version VALUES (" + VERSION + ")",
    };

    /** Nodes that start together take turns; any number will do. */
    private static final String TURN = "SELECT pg_advisory_xact_lock(7203618, 1)";

    /** Read from the table itself: to_regclass may not have heard yet of what another node has just created. */
    private static final String EXISTS = "SELECT EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n"
            + " ON n.oid = c.relnamespace WHERE c.relname = 'mailsender_version'"
            + " AND n.nspname = ANY (current_schemas(false)))";

    private final boolean create;

    Schema(boolean create) {
        this.create = create;
    }

    /** Makes sure that the tables are there as this version knows them. */
    void ensure(Connection connection) throws SQLException, UnusableDatabaseException {
        if (!exists(connection)) {
            if (!create) {
                throw new UnusableDatabaseException("the database has no tables of MailSender in a schema that its user"
                        + " may use; set createSchema to true, or create them as the documentation says");
            }
            create(connection);
        }
        Rights.demand(connection);
        int version = version(connection);
        if (version != VERSION) {
            throw new UnusableDatabaseException("the database's tables have version " + version
                    + ", this MailSender knows version " + VERSION + "; install one that knows them");
        }
    }

    private static boolean exists(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(EXISTS)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static void create(Connection connection) throws SQLException, UnusableDatabaseException {
        try {
            createAll(connection);
        } catch (SQLException e) {
            if (!Rights.areLacking(e)) {
                throw e;
            }
            throw new UnusableDatabaseException("the database's user may not create the tables of MailSender, "
                    + SqlFailures.sentence(e) + "; let their owner create them as the documentation says, and set"
                    + " createSchema to false");
        }
    }

    private static void createAll(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(TURN);
            if (!exists(connection)) {
                for (String table : TABLES) {
                    statement.execute(table);
                }
            }
            connection.commit();
        }
        connection.setAutoCommit(true);
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT max(version) FROM mailsender_version")) {
            row.next();
            return row.getInt(1);
        }
    }
}
