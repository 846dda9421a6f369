// SPDX-License-Identifier: Apache-2.0
/** What a node takes while the database is away: kept on the local disk, and moved into the database when it is back. */
package org.mailsender.jdbc.inbox;
