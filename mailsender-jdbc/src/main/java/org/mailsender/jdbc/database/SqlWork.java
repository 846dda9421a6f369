// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What is to be done with a connection.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
interface SqlWork<T> {

    T with(Connection connection) throws SQLException, IOException;
}
