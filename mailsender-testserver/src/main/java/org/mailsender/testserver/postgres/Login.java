// SPDX-License-Identifier: Apache-2.0
package org.mailsender.testserver.postgres;

import java.util.Map;

/**
 * Who asks the database. Immutable.
 *
 * @param user the role
 * @param password its password
 */
record Login(String user, String password) {

    /** For PostgreSQL's own programs, which find nothing in a home folder then. */
    Map<String, String> environment() {
        return Map.of(
                "PGPASSWORD", password,
                "PGSSLMODE", "disable",
                "PGCONNECT_TIMEOUT", "10",
                "HOME", "/",
                "LC_ALL", "C");
    }
}
