// SPDX-License-Identifier: Apache-2.0
/** Queues in a PostgreSQL database, shared by several nodes, of which one at a time sends the mails of an instance. */
package org.mailsender.jdbc.database;
