// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.util.Optional;
import org.mailsender.impl.settings.TransportSettings;
import org.mailsender.impl.smtp.Progress;
import org.mailsender.impl.smtp.ServerTroubleException;
import org.mailsender.impl.smtp.SmtpConnection;

/** The connection of one run: a fresh one, or one that idles. Confined to the run's thread but for {@link #abort}. */
final class RunConnection {

    private static final String STOPPED = "the instance was stopped";

    private final DeliveryContext context;
    private volatile Runnable breaking = () -> {};
    private volatile boolean aborted;
    private SmtpConnection current;

    RunConnection(DeliveryContext context) {
        this.context = context;
    }

    /** Breaks off whatever is under way; nothing is begun any more. */
    void abort() {
        aborted = true;
        breaking.run();
    }

    boolean isAborted() {
        return aborted;
    }

    SmtpConnection open(TransportSettings transport) throws ServerTroubleException {
        Optional<SmtpConnection> idle = context.idle().take(transport);
        if (idle.isPresent()) {
            breaking = () -> idle.get().abort(STOPPED);
            current = idle.get();
        } else {
            current = context.services().connector().open(transport, context.memoryOf(transport), new Breakable());
        }
        return current;
    }

    /** After use: it idles, unless it cannot be used again. */
    void use(SmtpConnection connection, Optional<String> broken, TransportSettings transport) {
        current = null;
        if (broken.isPresent()) {
            connection.abort(broken.get());
        } else {
            context.idle()
                    .give(connection, transport, context.settings().delivery().idleTimeout());
        }
    }

    /** Closes one that is not to be used again, if there is one. */
    void close(String reason) {
        if (current != null) {
            current.abort(reason);
            current = null;
        }
    }

    /** Lets the opening of a connection be broken off; its steps interest only people who test one. */
    private final class Breakable implements Progress {

        @Override
        public void opened(Runnable close) {
            breaking = close;
            if (aborted) {
                close.run();
            }
        }

        @Override
        public void step(String description) {
            // Nobody reads along.
        }
    }
}
