// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.time.Duration;

/**
 * How a node takes part in the database. Immutable.
 *
 * @param node its name, no other may have it
 * @param lease how long it may send without having reached the database, at least 2 s
 * @param nodeTimeout after what silence others publish its outcomes
 * @param poll how often it asks for news
 * @param createSchema whether it creates the tables if they are missing
 */
public record DatabaseSettings(
        String node, Duration lease, Duration nodeTimeout, Duration poll, boolean createSchema) {}
