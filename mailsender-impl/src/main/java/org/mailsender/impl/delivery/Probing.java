// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.mailsender.impl.settings.TransportSettings;
import org.mailsender.impl.smtp.ServerTroubleException;
import org.mailsender.impl.smtp.ServerTroubleException.Kind;
import org.mailsender.impl.smtp.SmtpConnection;
import org.mailsender.impl.threads.Moment;

/**
 * Tries again, while the queue goes on over another server, those before it that gave trouble: a whole connection, which
 * then idles for the next mail. No thread waits between two tries. Thread-safe.
 */
final class Probing {

    private final DeliveryContext context;
    private final Opening opening = new Opening();

    /** All guarded by this. */
    private boolean underWay;

    private Future<?> task;
    private Optional<Moment> set = Optional.empty();

    /**
     * Tries nothing yet.
     *
     * @param context whose servers
     */
    Probing(DeliveryContext context) {
        this.context = context;
    }

    /**
     * There may be something to try again, now or later.
     *
     * @param back hears of each server that can be used again
     */
    synchronized void wake(Consumer<TransportSettings> back) {
        Optional<Moment> next = context.servers().nextProbe(context.settings().servers());
        if (underWay || opening.isAborted() || next.equals(set)) {
            return;
        }
        cancel();
        set = next;
        next.ifPresent(due -> {
            Duration wait = context.services().time().now().until(due);
            task = context.services().later().schedule(() -> probe(back), wait.isNegative() ? Duration.ZERO : wait);
        });
    }

    private void cancel() {
        if (task != null) {
            task.cancel(false);
            task = null;
        }
        set = Optional.empty();
    }

    private void probe(Consumer<TransportSettings> back) {
        synchronized (this) {
            underWay = true;
            set = Optional.empty();
        }
        try {
            List<TransportSettings> all = context.settings().servers();
            context.servers().toProbe(all).forEach(server -> probe(server, back));
        } finally {
            synchronized (this) {
                underWay = false;
            }
            wake(back);
        }
    }

    private void probe(TransportSettings server, Consumer<TransportSettings> back) {
        try {
            SmtpConnection connection = context.services().connector().open(server, context.memoryOf(server), opening);
            context.idle()
                    .give(connection, server, context.settings().delivery().idleTimeout());
            if (opening.isAborted()) {
                context.idle().abortAll();
            }
            back.accept(server);
        } catch (ServerTroubleException e) {
            failed(server, e);
        } catch (RuntimeException | Error e) {
            context.services().unexpected().uncaughtException(Thread.currentThread(), e);
            failed(
                    server,
                    new ServerTroubleException(Kind.UNREACHABLE, "an error of our own kept us from trying it again."));
        }
    }

    private void failed(TransportSettings server, ServerTroubleException trouble) {
        if (!opening.isAborted()) {
            context.servers()
                    .failed(server, trouble, context.settings().delivery().retry());
        }
    }

    /** Tries nothing any more. */
    void stop() {
        opening.abort();
        synchronized (this) {
            cancel();
        }
    }
}
