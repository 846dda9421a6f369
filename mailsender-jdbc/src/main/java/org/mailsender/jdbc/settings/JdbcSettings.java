// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.settings;

import org.mailsender.jdbc.database.DatabaseSettings;

/**
 * The configuration, checked. Immutable.
 *
 * @param target filter for the data source's service, "" to connect by the URL
 * @param login how to connect without such a service
 * @param database how to take part
 */
public record JdbcSettings(String target, Login login, DatabaseSettings database) {

    /**
     * How to connect. Immutable.
     *
     * @param url of the database
     * @param user who connects, "" as the URL says
     * @param password of the user
     */
    public record Login(String url, String user, Password password) {}
}
