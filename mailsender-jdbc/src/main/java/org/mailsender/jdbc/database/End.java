// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.util.concurrent.CompletableFuture;
import org.mailsender.store.Ending;

/**
 * The end of a mail on its way into the database. Immutable, but for what becomes of it.
 *
 * @param instance whose mail
 * @param id of the mail
 * @param ending how
 * @param state its last state, as text
 * @param server that took it
 * @param reply of the server
 * @param deadline until when
 * @param written completed with the node that took its event, "" if it had ended before
 */
record End(
        String instance,
        long id,
        Ending ending,
        String state,
        String server,
        String reply,
        Deadline deadline,
        CompletableFuture<String> written)
        implements Together.Part {}
