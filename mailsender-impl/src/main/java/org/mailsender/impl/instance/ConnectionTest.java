// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.mailsender.impl.mail.Mailbox;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.settings.TransportSettings;
import org.mailsender.impl.smtp.PipeliningMemory;
import org.mailsender.impl.smtp.Progress;
import org.mailsender.impl.smtp.ServerTroubleException;
import org.mailsender.impl.smtp.SmtpConnection;

/** Opens a connection as a mail would, step by step, and sends nothing. Used once. */
final class ConnectionTest {

    private final Settings settings;
    private final Facilities facilities;
    private final Expiring expiring;
    private final StepByStep steps;

    ConnectionTest(Settings settings, Facilities facilities, Expiring expiring, Consumer<String> step) {
        this.settings = settings;
        this.facilities = facilities;
        this.expiring = expiring;
        this.steps = new StepByStep(facilities.workers(settings.instance()), step);
    }

    /** Tells the steps, server by server; if none can be used, an exception with the reason. */
    void run(Optional<String> recipient) {
        steps.follow(progress -> testAll(recipient, progress));
    }

    private void testAll(Optional<String> recipient, Progress progress) {
        expiring.tellOwn(progress::step);
        List<TransportSettings> servers = settings.servers();
        if (servers.size() == 1) {
            test(servers.get(0), recipient, progress);
            progress.step("all is well; nothing was sent");
            return;
        }
        List<String> usable = new ArrayList<>();
        for (TransportSettings server : servers) {
            progress.step("server " + (servers.indexOf(server) + 1) + " of " + servers.size() + ", " + server.server());
            try {
                test(server, recipient, progress);
                usable.add(server.server());
                progress.step("can be used");
            } catch (IllegalStateException e) {
                progress.step(e.getMessage());
            }
        }
        if (usable.isEmpty()) {
            throw new IllegalStateException("none of the " + servers.size() + " servers can be used");
        }
        progress.step(
                usable.size() == servers.size()
                        ? "all is well; nothing was sent"
                        : "mails can go to " + String.join(" or else ", usable) + "; nothing was sent");
    }

    private void test(TransportSettings server, Optional<String> recipient, Progress progress) {
        try {
            SmtpConnection connection = facilities
                    .connector()
                    .afresh()
                    .telling(expiring.tellingServers(progress::step))
                    .open(server, new PipeliningMemory(facilities.time()), progress);
            try {
                if (recipient.isPresent()) {
                    probe(connection, recipient.get(), progress);
                }
            } finally {
                connection.quit();
            }
        } catch (ServerTroubleException e) {
            throw new IllegalStateException("failed: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IllegalStateException("failed: " + e.getMessage() + ".", e);
        }
    }

    private void probe(SmtpConnection connection, String recipient, Progress progress) throws IOException {
        String sender = settings.rendering().reversePath().map(Mailbox::address).orElse("");
        connection
                .probe(sender, recipient)
                .forEach(reply -> progress.step((reply.isPositive() ? "accepted: " : "refused: ") + reply));
    }
}
