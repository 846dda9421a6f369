// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What the database's user may do with the tables. It is asked when connecting, because a right that lacks would be met
 * again and again otherwise, whenever that table's turn comes.
 */
final class Rights {

    private static final String LACKING =
            "SELECT current_user, string_agg(wanted.privilege || ' on ' || c.relname, ', '"
                    + " ORDER BY c.relname, wanted.privilege) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) AS wanted(privilege)"
                    + " WHERE c.relkind = 'r' AND c.relname LIKE 'mailsender\\_%' AND n.nspname = ANY (current_schemas(false))"
                    + " AND (c.relname <> 'mailsender_version' OR wanted.privilege = 'SELECT')"
                    + " AND NOT has_table_privilege(c.oid, wanted.privilege) HAVING count(*) > 0";

    private static final String NOT_ALLOWED = "42501";
    private static final String NO_SCHEMA = "3F000";

    private Rights() {}

    static void demand(Connection connection) throws SQLException, UnusableDatabaseException {
        Optional<String> sentence = Sql.first(
                connection,
                row -> "the database's user " + row.getString(1) + " lacks the right to " + row.getString(2)
                        + "; let the owner of the tables grant SELECT, INSERT, UPDATE and DELETE on all of them",
                LACKING);
        if (sentence.isPresent()) {
            throw new UnusableDatabaseException(sentence.get());
        }
    }

    /** Whether that is why something was refused. */
    static boolean areLacking(SQLException e) {
        return SqlFailures.hasState(e, NOT_ALLOWED) || SqlFailures.hasState(e, NO_SCHEMA);
    }
}
