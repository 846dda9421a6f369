// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
    private final List<String> steps = Collections.synchronizedList(new ArrayList<>());

    ConnectionTest(Settings settings, Facilities facilities) {
        this.settings = settings;
        this.facilities = facilities;
    }

    /** The steps done, server by server; if none can be used, an exception with them. */
    List<String> run(Optional<String> recipient) {
        try {
            CompletableFuture.runAsync(() -> testAll(recipient), facilities.workers(settings.instance()))
                    .join();
            return List.copyOf(steps);
        } catch (CompletionException e) {
            throw new IllegalStateException(
                    String.join("\n", steps) + "\n" + e.getCause().getMessage());
        }
    }

    private void testAll(Optional<String> recipient) {
        List<TransportSettings> servers = settings.servers();
        if (servers.size() == 1) {
            test(servers.get(0), recipient);
            steps.add("all is well; nothing was sent");
            return;
        }
        List<String> usable = new ArrayList<>();
        for (TransportSettings server : servers) {
            steps.add("server " + (servers.indexOf(server) + 1) + " of " + servers.size() + ", " + server.server());
            try {
                test(server, recipient);
                usable.add(server.server());
                steps.add("can be used");
            } catch (IllegalStateException e) {
                steps.add(e.getMessage());
            }
        }
        if (usable.isEmpty()) {
            throw new IllegalStateException("none of the " + servers.size() + " servers can be used");
        }
        steps.add(
                usable.size() == servers.size()
                        ? "all is well; nothing was sent"
                        : "mails can go to " + String.join(" or else ", usable) + "; nothing was sent");
    }

    private void test(TransportSettings server, Optional<String> recipient) {
        try {
            SmtpConnection connection =
                    facilities.connector().open(server, new PipeliningMemory(facilities.time()), new Steps());
            try {
                if (recipient.isPresent()) {
                    probe(connection, recipient.get());
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

    private void probe(SmtpConnection connection, String recipient) throws IOException {
        String sender = settings.rendering().reversePath().map(Mailbox::address).orElse("");
        connection
                .probe(sender, recipient)
                .forEach(reply -> steps.add((reply.isPositive() ? "accepted: " : "refused: ") + reply));
    }

    private final class Steps implements Progress {

        @Override
        public void opened(Runnable abort) {
            // The time-outs of the configuration bound the test.
        }

        @Override
        public void step(String description) {
            steps.add(description);
        }
    }
}
