// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.time.Duration;
import java.util.Optional;
import org.mailsender.impl.settings.TransportSettings;
import org.mailsender.impl.smtp.ServerTroubleException;
import org.mailsender.impl.smtp.SmtpConnection;

/**
 * The connection of one run: one that was begun early, one that idles, or a fresh one. Confined to the run's thread but
 * for {@link #abort}.
 */
final class RunConnection {

    private static final String STOPPED = "the instance was stopped";

    private final DeliveryContext context;
    private final Opening opening = new Opening();
    private SmtpConnection current;

    RunConnection(DeliveryContext context) {
        this.context = context;
    }

    /** Breaks off whatever is under way; nothing is begun any more. */
    void abort() {
        opening.abort();
    }

    boolean isAborted() {
        return opening.isAborted();
    }

    SmtpConnection open(TransportSettings server) throws ServerTroubleException {
        Optional<SmtpConnection> early = context.early().take(server, opening);
        Optional<SmtpConnection> ready =
                early.isPresent() ? early : context.idle().take(server);
        if (ready.isPresent()) {
            current = ready.get();
            opening.opened(() -> ready.get().abort(STOPPED));
        } else {
            current = context.services().connector().open(server, context.memoryOf(server), opening);
        }
        return current;
    }

    /** After use: it idles, unless it cannot, or is not to be, used again. */
    void use(SmtpConnection connection, Optional<String> broken, TransportSettings server) {
        current = null;
        if (broken.isPresent()) {
            connection.abort(broken.get());
        } else if (context.isToBeLeft(server)) {
            context.services().later().schedule(connection::quit, Duration.ZERO);
        } else {
            context.idle()
                    .give(connection, server, context.settings().delivery().idleTimeout());
        }
    }

    /** Closes one that is not to be used again, if there is one. */
    void close(String reason) {
        if (current != null) {
            current.abort(reason);
            current = null;
        }
    }
}
