// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailsender.impl.smtp.ServerTroubleException;
import org.mailsender.impl.smtp.ServerTroubleException.Kind;
import org.mailsender.impl.threads.Moment;
import org.mailsender.store.QueueEntry;

/** A dispatcher whose runs talk to a server of the test's own. */
abstract class DispatcherTestCase extends DeliveryTestCase {

    /** What becomes of a mail; false if its connection came about no more. */
    interface Server {
        boolean take(QueueEntry mail);
    }

    /** The mails that the server took, and when. */
    final List<String> sent = new ArrayList<>();

    /** When somebody tried to connect. */
    final List<Long> probes = new ArrayList<>();

    final Servers servers = new Servers(time, services.random());

    final Dispatcher dispatcher =
            new Dispatcher(() -> settings, outcomes, services, servers, hold -> {}, ServerRun::new);

    Server server = this::accept;

    boolean accept(QueueEntry mail) {
        sent.add(mail.id() + "@" + seconds());
        dispatcher.connected(settings.transport(), time.now());
        dispatcher.finish(mail);
        return true;
    }

    /** No connection comes about. */
    Server troubled(Kind kind, String reason) {
        return mail -> {
            probes.add(seconds());
            dispatcher.hold(new ServerTroubleException(kind, reason), settings.transport());
            dispatcher.putBack(mail);
            return false;
        };
    }

    long seconds() {
        return new Moment(0).until(time.now()).toSeconds();
    }

    /** A timer may be late by a millisecond; so may what it wakes. */
    void pass(Duration duration) {
        tasks.pass(duration.plusMillis(1));
    }

    /** Lets whoever was woken work. */
    void settle() {
        tasks.pass(Duration.ZERO);
    }

    void start(long... mails) {
        for (long number : mails) {
            dispatcher.add(mail(number));
        }
        dispatcher.start();
        settle();
    }

    private final class ServerRun implements Run {

        private final Dispatcher work;

        ServerRun(Dispatcher work) {
            this.work = work;
        }

        @Override
        public void run() {
            boolean connected = true;
            for (Optional<QueueEntry> mail = work.take(); connected && mail.isPresent(); ) {
                connected = server.take(mail.get());
                mail = connected ? work.take() : Optional.empty();
            }
        }

        @Override
        public void abort() {
            // These runs end by themselves.
        }
    }
}
