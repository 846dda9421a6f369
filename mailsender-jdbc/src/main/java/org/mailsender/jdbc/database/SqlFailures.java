// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;

/** What a failure of the database means for what was under way. */
final class SqlFailures {

    /** PostgreSQL's answer to a second row with the same key. */
    static final String UNIQUE = "23505";

    /** Classes of SQLSTATE that blame the data: bad value, constraint, program limit. */
    private static final Set<String> DATA = Set.of("22", "23", "54");

    private SqlFailures() {}

    static boolean isUnique(SQLException e) {
        return UNIQUE.equals(e.getSQLState());
    }

    /** Whether only what was to be written is to blame, so that trying again is vain. */
    static boolean isOfData(SQLException e) {
        return DATA.contains(stateClass(e));
    }

    /** Whether the server itself refused, and so did nothing, as opposed to an answer that never came. */
    static boolean isAnswer(SQLException e) {
        String state = stateClass(e);
        return !state.isEmpty() && !state.equals("08");
    }

    static IOException ofData(SQLException e) {
        return new IOException("the database refuses it: " + sentence(e), e);
    }

    static AwayException away(SQLException e, boolean committing) {
        return new AwayException("the database cannot be used: " + sentence(e), e, committing && !isAnswer(e));
    }

    static boolean hasState(Exception e, String state) {
        return e instanceof SQLException failure && state.equals(failure.getSQLState());
    }

    /** One line, with what to do where that is known; the driver adds where in the SQL it was. */
    static String sentence(SQLException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        String line = message.lines().findFirst().orElse("").strip();
        String remedy = Remedy.of(e);
        return remedy.isEmpty() ? line : line.replaceAll("\\.$", "") + "; " + remedy;
    }

    private static String stateClass(SQLException e) {
        String state = e.getSQLState();
        return state == null || state.length() < 2 ? "" : state.substring(0, 2);
    }
}
